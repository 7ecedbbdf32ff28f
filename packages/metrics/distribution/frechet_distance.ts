import { type LinearAlgebra, pureLinearAlgebra } from "@revisage/core";
import { checkPair, type FeaturePair } from "../features/check_pair.ts";
import {
  type ComputeOptions,
  computeStatistics,
  type Statistics,
} from "../features/statistics.ts";
import { semidefiniteRoot } from "./semidefinite_root.ts";

/** The statistics of the two sets that are compared. */
export interface StatisticsPair {
  /** Statistics of the images that a model made. */
  readonly restored: Statistics;
  /** Statistics of the images that they should resemble. */
  readonly reference: Statistics;
}

/**
 * The Fréchet distance of two normal distributions, squared:
 * ‖μ₁ − μ₂‖² + Tr(Σ₁ + Σ₂ − 2·(Σ₁Σ₂)^½). From features of Inception it is FID.
 *
 * With Σ₁ = A·Aᵀ and Σ₂ = B·Bᵀ, the trace of the root is the sum of the
 * singular values of Aᵀ·B. So nothing is added to the diagonal if a covariance
 * is singular, as it is with fewer images than dimensions, and no imaginary
 * part comes up that would have to be dropped. See
 * {@link https://arxiv.org/abs/1706.08500 | Heusel et al., 2017}.
 *
 * @returns At least 0, but for a rounding below.
 * @throws {RangeError} If the dimensions differ, a mean or covariance holds
 * another number of values, or one of them is not finite.
 *
 * @example
 * ```ts
 * import { frechetDistance } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const of = (mean: number, variance: number) => ({
 *   mean: Float64Array.of(mean),
 *   covariance: Float64Array.of(variance),
 *   dimensions: 1,
 * });
 * // (3 − 1)² + (√9 − √4)²
 * const pair = { restored: of(3, 9), reference: of(1, 4) };
 * assertAlmostEquals(await frechetDistance(pair), 5);
 * ```
 */
export async function frechetDistance(
  { restored, reference }: StatisticsPair,
  { linearAlgebra = pureLinearAlgebra }: ComputeOptions = {},
): Promise<number> {
  const n = reference.dimensions;
  if (restored.dimensions !== n) {
    throw new RangeError(
      `Cannot compute FID: restored must have ${n} dimensions as reference ` +
        `has, got ${restored.dimensions}`,
    );
  }
  checkStatistics("restored", restored);
  checkStatistics("reference", reference);
  let distance = 0;
  for (let i = 0; i < n; i++) {
    distance += (restored.mean[i]! - reference.mean[i]!) ** 2;
    distance += restored.covariance[i * n + i]!;
    distance += reference.covariance[i * n + i]!;
  }
  const root = await traceOfRoot({ restored, reference }, linearAlgebra);
  return distance - 2 * root;
}

/** @throws {RangeError} If values are missing, or one is not finite. */
function checkStatistics(
  name: string,
  { mean, covariance, dimensions }: Statistics,
): void {
  const counts = [
    ["mean", mean, dimensions],
    ["covariance", covariance, dimensions ** 2],
  ] as const;
  for (const [part, values, count] of counts) {
    if (values.length !== count) {
      throw new RangeError(
        `Cannot compute FID: ${name}.${part} must hold ${count} values, ` +
          `got ${values.length}`,
      );
    }
    const at = values.findIndex((value) => !Number.isFinite(value));
    if (at >= 0) {
      throw new RangeError(
        `Cannot compute FID: ${name}.${part} must be finite, got ${values[at]}`,
      );
    }
  }
}

/** Tr (Σ₁Σ₂)^½, the sum of the singular values of Aᵀ·B. */
async function traceOfRoot(
  { restored, reference }: StatisticsPair,
  algebra: LinearAlgebra,
): Promise<number> {
  const root = ({ covariance, dimensions }: Statistics) =>
    semidefiniteRoot(covariance.slice(), dimensions, algebra);
  const [a, b] = [await root(restored), await root(reference)];
  const [less, more] = a.columns < b.columns ? [a, b] : [b, a];
  const c = await algebra.product(more, less, { transposeA: true });
  // The smaller side: on the other one the surplus values are noise about 0.
  const squares = await algebra.symmetricEigenvalues(await algebra.gram(c));
  return squares.reduce((sum, x) => sum + Math.sqrt(Math.max(0, x)), 0);
}

/**
 * Fréchet distance between two sets of features: FID, if they are from
 * Inception. Fewer is better.
 *
 * It falls as sets grow, so compare only numbers of equally many images. Where
 * a set is used again, {@linkcode computeStatistics} and
 * {@linkcode frechetDistance} are the two halves of it.
 *
 * @throws {RangeError} If a set has one image only, dimensions differ, or a
 * number is not finite.
 *
 * @example
 * ```ts
 * import { fid } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(4, 5, 6), reference: rows(1, 2, 3) };
 * assertAlmostEquals(await fid(pair), 9);
 * ```
 */
export async function fid(
  pair: FeaturePair,
  options: ComputeOptions = {},
): Promise<number> {
  const why = "for a covariance";
  checkPair("FID", pair, { restored: 2, reference: 2, why });
  return await frechetDistance({
    restored: await computeStatistics(pair.restored, options),
    reference: await computeStatistics(pair.reference, options),
  }, options);
}
