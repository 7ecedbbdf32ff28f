import type { FeaturePair } from "../features/check_pair.ts";
import { type BallCounts, ballCounts } from "./ball_counts.ts";
import type { BallOptions } from "./ball_options.ts";
import { type PrecisionRecall, shareOf } from "./precision_recall.ts";

/** More is better. */
export interface DensityCoverage {
  /**
   * How many balls of references hold a restored image, on average, over `k`:
   * 1 if both sets are alike, and more where restored images crowd together.
   */
  readonly density: number;
  /** Share of references whose ball holds a restored image, from 0 to 1. */
  readonly coverage: number;
}

/** The four numbers of the `prdc` package. */
export interface Prdc extends PrecisionRecall, DensityCoverage {}

/**
 * Density and coverage:
 * {@link https://arxiv.org/abs/2002.09797 | Naeem et al., 2020}.
 *
 * Unlike precision and recall, one outlier does not change them much. Balls
 * are those of {@linkcode improvedPrecisionRecall}; only references have one.
 *
 * @param k 5 in the paper.
 * @throws {RangeError} If there are no more than `k` references or no restored
 * image, dimensions differ, a number is not finite, or `surface` is unknown.
 *
 * @example
 * ```ts
 * import { densityCoverage } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(0, 1), reference: rows(0, 2, 9) };
 * // Balls: 0 ± 2, 2 ± 2 and 9 ± 7. Two hold 0, two hold 1.
 * const { density, coverage } = await densityCoverage(pair, 1);
 * assertEquals([density, coverage], [2, 2 / 3]);
 * ```
 */
export async function densityCoverage(
  pair: FeaturePair,
  k = 5,
  options: BallOptions = {},
): Promise<DensityCoverage> {
  const what = "density and coverage";
  const counts = await ballCounts(what, pair, k, ["reference"], options);
  return densityCoverageOf(counts, k);
}

/**
 * Precision, recall, density and coverage with the same `k`, in one pass.
 *
 * The `prdc` package calls the sets fake and real, and takes what lies on a
 * ball's surface as outside: `{ surface: "outside" }` gives its numbers.
 *
 * @param k 5 in that package.
 * @throws {RangeError} As the others do.
 *
 * @example
 * ```ts
 * import { prdc } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(0, 1), reference: rows(0, 2, 9) };
 * const numbers = await prdc(pair, 1);
 * assertEquals(numbers, {
 *   precision: 1,
 *   recall: 2 / 3, // 9 lies in neither ball: 0 ± 1, 1 ± 1.
 *   density: 2,
 *   coverage: 2 / 3,
 * });
 * ```
 */
export async function prdc(
  pair: FeaturePair,
  k = 5,
  options: BallOptions = {},
): Promise<Prdc> {
  const what = "precision, recall, density and coverage";
  const sides = ["restored", "reference"] as const;
  const counts = await ballCounts(what, pair, k, sides, options);
  return {
    precision: shareOf(counts.restoredIn),
    recall: shareOf(counts.referenceIn),
    ...densityCoverageOf(counts, k),
  };
}

function densityCoverageOf(
  { restoredIn, referenceHolds }: BallCounts,
  k: number,
): DensityCoverage {
  const held = restoredIn.reduce((sum, count) => sum + count, 0);
  return {
    density: held / (k * restoredIn.length),
    coverage: shareOf(referenceHolds),
  };
}
