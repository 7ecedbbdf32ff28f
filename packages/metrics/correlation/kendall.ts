import { checkColumns } from "./check_columns.ts";
import { inOrder } from "./in_order.ts";

/**
 * Kendall's rank correlation τ_b: how many pairs two columns put in the same
 * order, less those in the opposite one.
 *
 * (C − D) / √((C + D + A)(C + D + B)), where A counts the pairs that are tied
 * in `a` alone and B those in `b` alone; SciPy's `kendalltau`. It looks at
 * every pair: 10,000 rows take a fraction of a second.
 *
 * @param a A measure of each image, or of each model. Swapping the columns
 * changes nothing.
 * @param b Another, such as how many people preferred it.
 * @returns From −1 to 1. It is negative where a measure of which less is better
 * agrees with people.
 * @throws {RangeError} If the columns are not as long, shorter than two, one is
 * constant, or a value is not a number.
 *
 * @example Of six pairs, five agree and one does not
 * ```ts
 * import { kendall } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(kendall([1, 2, 3, 4], [10, 30, 20, 40]), 4 / 6);
 * ```
 */
export function kendall(a: ArrayLike<number>, b: ArrayLike<number>): number {
  checkColumns(a, b);
  let agreement = 0, untiedInA = 0, untiedInB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const orderOfA = inOrder(a[i]!, a[j]!);
      const orderOfB = inOrder(b[i]!, b[j]!);
      agreement += orderOfA * orderOfB;
      untiedInA += orderOfA * orderOfA;
      untiedInB += orderOfB * orderOfB;
    }
  }
  return agreement / Math.sqrt(untiedInA * untiedInB);
}
