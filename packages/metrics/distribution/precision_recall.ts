import type { FeaturePair } from "../features/check_pair.ts";
import { ballCounts } from "./ball_counts.ts";
import type { BallOptions } from "./ball_options.ts";

/** Both are shares from 0 to 1; more is better. */
export interface PrecisionRecall {
  /** Share of restored images in the ball of a reference: how realistic. */
  readonly precision: number;
  /** Share of references in the ball of a restored image: how varied. */
  readonly recall: number;
}

/**
 * Improved precision and recall:
 * {@link https://arxiv.org/abs/1904.06991 | Kynkäänniemi et al., 2019}.
 *
 * The ball of an image reaches to its `k`-th nearest neighbor in its own set,
 * not counting itself; an equal image counts. What lies on the surface is
 * inside (`<=`), unless `surface` says otherwise. Distances are Euclidean, and
 * compared by their squares in float64.
 *
 * Memory grows with the number of images, not with that of pairs.
 *
 * @param k 3 in the paper.
 * @throws {RangeError} If a set has no more than `k` images, dimensions
 * differ, a number is not finite, or `surface` is unknown.
 *
 * @example
 * ```ts
 * import { improvedPrecisionRecall } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(0, 1, 9), reference: rows(0, 2, 4) };
 * // 9 is in no ball of the references; 4 is in the ball of 9, from 1 to 17.
 * const { precision, recall } = await improvedPrecisionRecall(pair, 1);
 * assertEquals([precision, recall], [2 / 3, 1]);
 * ```
 */
export async function improvedPrecisionRecall(
  pair: FeaturePair,
  k = 3,
  options: BallOptions = {},
): Promise<PrecisionRecall> {
  const what = "precision and recall";
  const sides = ["restored", "reference"] as const;
  const counts = await ballCounts(what, pair, k, sides, options);
  return {
    precision: shareOf(counts.restoredIn),
    recall: shareOf(counts.referenceIn),
  };
}

/** Share of the counts that are not 0. */
export function shareOf(counts: Uint32Array): number {
  let some = 0;
  for (const count of counts) if (count > 0) some++;
  return some / counts.length;
}
