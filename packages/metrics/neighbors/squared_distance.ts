import type { Features } from "@revisage/core";

/**
 * The square of the distance between row `i` of `a` and row `j` of `b`: the
 * sum of squared differences in float64, from the first dimension to the last.
 *
 * All measures that compare distances decide by this number.
 */
export function squaredDistance(
  a: Features,
  i: number,
  b: Features,
  j: number,
): number {
  const { dimensions } = a;
  const [x, y] = [a.data, b.data];
  let sum = 0;
  let [from, at] = [i * dimensions, j * dimensions];
  for (const end = from + dimensions; from < end; from++, at++) {
    const difference = x[from]! - y[at]!;
    sum += difference * difference;
  }
  return sum;
}
