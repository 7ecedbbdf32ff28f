/**
 * Checks that a name is one of those that a table has.
 *
 * @param action What cannot be done otherwise, as in "make Vgg19".
 * @param what What the error calls the name.
 * @throws {RangeError} If it is none of them; the message lists them.
 */
export function checkName(
  action: string,
  what: string,
  name: unknown,
  table: object,
): void {
  if (typeof name === "string" && Object.hasOwn(table, name)) return;
  const known = Object.keys(table).map((key) => `"${key}"`).join(", ");
  const got = typeof name === "string" ? `"${name}"` : String(name);
  throw new RangeError(
    `Cannot ${action}: ${what} must be one of ${known}, got ${got}`,
  );
}
