import { checkColumns } from "./check_columns.ts";
import { ranksOf } from "./ranks.ts";

/**
 * Spearman's rank correlation: how far two columns put things in the same
 * order, weighing how many ranks they differ by.
 *
 * Pearson's correlation of the ranks, where equal values share the mean of
 * theirs, as in SciPy's `spearmanr`.
 *
 * @param a A measure of each image, or of each model. Swapping the columns
 * changes nothing.
 * @param b Another, such as how many people preferred it.
 * @returns From −1 to 1. It is negative where a measure of which less is better
 * agrees with people.
 * @throws {RangeError} If the columns are not as long, shorter than two, one is
 * constant, or a value is not a number.
 *
 * @example
 * ```ts
 * import { spearman } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const lpips = [0.21, 0.35, 0.18, 0.4];
 * const votes = [62, 31, 75, 12];
 * assertEquals(spearman(lpips, votes), -1);
 * ```
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  checkColumns(a, b);
  const ranksOfA = ranksOf(a), ranksOfB = ranksOf(b);
  const middle = (a.length + 1) / 2;
  let product = 0, squaresOfA = 0, squaresOfB = 0;
  for (let i = 0; i < a.length; i++) {
    const fromA = ranksOfA[i]! - middle, fromB = ranksOfB[i]! - middle;
    product += fromA * fromB;
    squaresOfA += fromA * fromA;
    squaresOfB += fromB * fromB;
  }
  return product / Math.sqrt(squaresOfA * squaresOfB);
}
