/**
 * Where a pixel beyond the border is read: mirrored about the middle of the
 * outermost pixel, which is not repeated (OpenCV's BORDER_REFLECT_101).
 *
 * @param index Any integer.
 * @param length How many pixels there are; at least 1.
 * @returns An integer from 0 to `length - 1`.
 */
export function reflect101(index: number, length: number): number {
  if (index >= 0 && index < length) return index;
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const inPeriod = ((index % period) + period) % period;
  return inPeriod < length ? inPeriod : period - inPeriod;
}
