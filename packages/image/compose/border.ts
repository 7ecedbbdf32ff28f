import { checkColor, type Color } from "./color.ts";

/**
 * What lies beyond the edges of a picture: one color everywhere, or the picture
 * itself, mirrored at the centers of its outermost pixels, which therefore do
 * not repeat (`dcb abcd cba`; OpenCV's `BORDER_REFLECT_101`).
 */
export type Border = Color | "reflect";

/**
 * Checks that a value is a border.
 *
 * @param action What cannot be done otherwise.
 * @throws {RangeError} If it is neither a color nor `"reflect"`.
 */
export function checkBorder(
  action: string,
  value: unknown,
): asserts value is Border {
  if (typeof value === "string" && value !== "reflect") {
    throw new RangeError(
      `Cannot ${action}: border must be "reflect" or a color, got "${value}"`,
    );
  }
  if (value !== "reflect") checkColor(action, "border", value);
}

/**
 * Where an index that may lie beyond the ends of an axis is found.
 *
 * @param index An integer.
 * @param length Of the axis.
 * @returns An index within the axis; −1 for the border's color.
 */
export function placeIndex(
  index: number,
  length: number,
  border: Border,
): number {
  if (index >= 0 && index < length) return index;
  if (border !== "reflect") return -1;
  const last = length - 1;
  if (last === 0) return 0;
  const distance = Math.abs(index) % (2 * last);
  return distance > last ? 2 * last - distance : distance;
}
