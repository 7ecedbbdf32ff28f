/** A color: red, green and blue, integers from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/**
 * Checks that a value is a color.
 *
 * @param action What cannot be done otherwise.
 * @param name What the error calls it.
 * @throws {RangeError} If it is not three integers from 0 to 255.
 */
export function checkColor(
  action: string,
  name: string,
  value: unknown,
): asserts value is Color {
  const isColor = Array.isArray(value) && value.length === 3 &&
    value.every((level) =>
      Number.isInteger(level) && level >= 0 && level <= 255
    );
  if (!isColor) {
    throw new RangeError(
      `Cannot ${action}: ${name} must be three integers from 0 to 255, got ${
        JSON.stringify(value)
      }`,
    );
  }
}
