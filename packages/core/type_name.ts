/**
 * Names what a value is in an error message: `Float32Array`, `string`, `null`.
 */
export function typeName(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return value === null ? "null" : typeof value;
  }
  return value.constructor?.name || "object";
}
