import type { Features, LinearAlgebra } from "@revisage/core";
import { StatisticsAccumulator } from "./statistics_accumulator.ts";

/** Mean and covariance of a set of features: all that FID knows of it. */
export interface Statistics {
  /** The mean of each dimension. */
  readonly mean: Float64Array;
  /**
   * The covariance of each two dimensions, row after row: sums of products
   * over N − 1, as NumPy's `cov` and all implementations of FID take them.
   */
  readonly covariance: Float64Array;
  /** Numbers in a row of the features. */
  readonly dimensions: number;
}

/** With what is computed. */
export interface ComputeOptions {
  /** Does the heavy part; in plain TypeScript if left out. */
  readonly linearAlgebra?: LinearAlgebra;
}

/**
 * Mean and covariance (N − 1) of features, in float64.
 *
 * @throws {RangeError} If there are fewer than two images, or a number is not
 * finite.
 *
 * @example
 * ```ts
 * import { computeStatistics } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const data = Float32Array.of(0, 0, 2, 4);
 * const { mean, covariance } = await computeStatistics({
 *   data,
 *   count: 2,
 *   dimensions: 2,
 * });
 * assertEquals([...mean], [1, 2]);
 * assertEquals([...covariance], [2, 4, 4, 8]);
 * ```
 */
export async function computeStatistics(
  features: Features,
  options: ComputeOptions = {},
): Promise<Statistics> {
  const accumulator = new StatisticsAccumulator(features.dimensions, options);
  await accumulator.add(features);
  return await accumulator.statistics();
}
