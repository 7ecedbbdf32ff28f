/**
 * Makes sure that a value comes back from JSON as it went in.
 *
 * `JSON.stringify` alone drops what it does not know, and makes NaN null.
 *
 * @param path What error messages call the value.
 * @throws {TypeError} If it would come back as something else.
 */
export function checkJson(value: unknown, path: string): void {
  if (Array.isArray(value)) {
    value.forEach((element, index) => checkJson(element, `${path}.${index}`));
  } else if (isPlain(value)) {
    for (const [key, element] of Object.entries(value)) {
      checkJson(element, `${path}.${key}`);
    }
  } else if (!isScalar(value)) {
    throw new TypeError(
      `Cannot save ${path}: it must be plain JSON, got ${spell(value)}`,
    );
  }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === "string" ||
    typeof value === "boolean" || Number.isFinite(value);
}

/** A number that is none, or what kind of thing it is. */
function spell(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "object" && value !== null
    ? value.constructor?.name ?? "an object"
    : typeof value;
}
