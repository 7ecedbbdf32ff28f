import {
  type Features,
  type Matrix,
  pureLinearAlgebra,
  Rng,
} from "@revisage/core";
import { checkPair, type FeaturePair } from "../features/check_pair.ts";
import type { ComputeOptions } from "../features/statistics.ts";
import { polynomialMmd } from "./polynomial_mmd.ts";

/** How KID is taken. */
export interface KidOptions extends ComputeOptions {
  /** How many subsets; 100 if left out. */
  readonly subsets?: number;
  /**
   * Images in a subset; if left out 1000, or as many as the smaller set has.
   */
  readonly subsetSize?: number;
  /** Which subsets are drawn; 0 if left out. */
  readonly seed?: number;
}

/** KID, and what a report must say along with it. */
export interface Kid {
  /** The mean over the subsets. May be below 0: it is unbiased. */
  readonly mean: number;
  /** Standard deviation over the subsets, about `mean`, over their number. */
  readonly std: number;
  /** Images in a subset. */
  readonly subsetSize: number;
}

/**
 * Kernel distance between two sets of features: KID, if they are from
 * Inception. Fewer is better, and its expectation does not depend on how many
 * images there are.
 *
 * The unbiased squared MMD with the kernel (x·y/d + 1)³, over subsets that are
 * drawn without putting back, as torch-fidelity takes it; clean-fid's mean is
 * the same. See {@link https://arxiv.org/abs/1801.01401 | Bińkowski et al.,
 * 2018}.
 *
 * @throws {RangeError} If a set has one image only or less than a subset,
 * dimensions differ, or a number is not finite.
 *
 * @example
 * ```ts
 * import { kid } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(0, 1), reference: rows(1, 2) };
 * const { mean, std } = await kid(pair);
 * // 1 + 27 − (1 + 1 + 8 + 27) / 2
 * assertAlmostEquals(mean, 9.5);
 * assertAlmostEquals(std, 0); // Each subset is the whole set.
 * ```
 */
export async function kid(
  pair: FeaturePair,
  options: KidOptions = {},
): Promise<Kid> {
  const why = "for pairs within it";
  checkPair("KID", pair, { restored: 2, reference: 2, why });
  const { restored, reference } = pair;
  const { subsets = 100, seed = 0, linearAlgebra = pureLinearAlgebra } =
    options;
  const most = Math.min(restored.count, reference.count);
  const { subsetSize = Math.min(1000, most) } = options;
  checkCount("subsets", subsets, 1, Infinity);
  checkCount("subsetSize", subsetSize, 2, most);
  const rng = new Rng(seed).split("kid");
  const values: number[] = [];
  for (let i = 0; i < subsets; i++) {
    const draw = (name: "restored" | "reference") =>
      drawRows(pair[name], rng.split(i).split(name), subsetSize);
    const drawn = { restored: draw("restored"), reference: draw("reference") };
    values.push(await polynomialMmd(drawn, linearAlgebra));
  }
  const mean = average(values);
  const variance = average(values.map((value) => (value - mean) ** 2));
  return { mean, std: Math.sqrt(variance), subsetSize };
}

function checkCount(name: string, value: number, low: number, high: number) {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return;
  const limit = high === Infinity
    ? `of at least ${low}`
    : `from ${low} to ${high}, the images of the smaller set`;
  throw new RangeError(
    `Cannot compute KID: ${name} must be an integer ${limit}, got ${value}`,
  );
}

function drawRows(
  { data, count, dimensions }: Features,
  rng: Rng,
  rows: number,
): Matrix {
  const drawn = new Float64Array(rows * dimensions);
  rng.permutation(count).subarray(0, rows).forEach((row, i) => {
    const values = data.subarray(row * dimensions, (row + 1) * dimensions);
    drawn.set(values, i * dimensions);
  });
  return { rows, columns: dimensions, data: drawn };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
