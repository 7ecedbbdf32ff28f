import { type Features, Rng } from "@revisage/core";
import { fid } from "../distribution/frechet_distance.ts";
import { checkPair, type FeaturePair } from "../features/check_pair.ts";
import type { ComputeOptions } from "../features/statistics.ts";
import { type BootstrapOptions, checkOptions } from "./bootstrap_mean.ts";
import { groupByPerson } from "./group_by_person.ts";
import { quantile } from "./quantile.ts";

/** How often the data is drawn anew. */
const RESAMPLES = 200;

/** A Fréchet distance, and how sure it is. */
export interface FidInterval {
  /** {@linkcode fid} of all images. */
  readonly value: number;
  /** Lower end of the interval. */
  readonly low: number;
  /** Upper end of the interval. */
  readonly high: number;
  /**
   * The distances of the draws, in their order, moved so that their mean is
   * `value`, and not cut at 0. By the same options, and of as many pairs, they are
   * of the same images for every model.
   */
  readonly draws: Float64Array;
}

/**
 * The Fréchet distance of restored faces and their references, with an interval:
 * pairs are drawn anew, or people, with all that is theirs.
 *
 * A draw holds fewer different images than there are, so its distance is
 * greater. The interval is that of the draws, moved so that their mean comes to
 * the value, and cut at 0: it tells how the value would vary over as many other
 * images, not how it would fall with more.
 *
 * Where sets differ it is right. Where they hardly do, the distance is mostly
 * bias, and it is too wide: about twice, of 60 images of 8 numbers on both sides
 * from one normal distribution.
 *
 * Each draw takes a root of a matrix: with features of a face network (128 to
 * 512 numbers) that is quick, with those of Inception (2048) it takes minutes.
 *
 * @param pair As many restored images as references, in the same order.
 * @param options 200 `resamples`, if left out.
 * @throws {RangeError} As {@linkcode fid} and `bootstrapMean` do, or if the
 * numbers of images differ.
 *
 * @example
 * ```ts
 * import { bootstrapFid } from "@revisage/metrics";
 * import { assert } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(4, 5, 6, 8), reference: rows(1, 2, 3, 4) };
 * const { value, low, high } = await bootstrapFid(pair);
 * assert(low < value && value < high);
 * ```
 */
export async function bootstrapFid(
  pair: FeaturePair,
  options: BootstrapOptions & ComputeOptions = {},
): Promise<FidInterval> {
  const { restored, reference } = pair;
  checkPair("FID", pair, {
    restored: 2,
    reference: 2,
    why: "for a covariance",
  });
  if (restored.count !== reference.count) {
    throw new RangeError(
      `Cannot bootstrap FID: restored must hold ${reference.count} images as reference, got ${restored.count}`,
    );
  }
  const { level = 0.95, resamples = RESAMPLES, seed = 0 } = options;
  checkOptions(level, resamples);
  const units = unitsOf(options.identities, restored.count);
  const value = await fid(pair, options);
  const rng = new Rng(seed).split("bootstrap");
  const draws = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    const rows = units.flatMap(() => units[rng.integer(0, units.length)]!);
    draws[i] = await fid({
      restored: take(restored, rows),
      reference: take(reference, rows),
    }, options);
  }
  const shift = value - draws.reduce((a, b) => a + b) / resamples;
  const moved = draws.map((draw) => draw + shift);
  const sorted = moved.toSorted();
  const least = Math.min(0, value); // A rounding may have brought it below 0.
  return {
    value,
    low: Math.max(least, quantile(sorted, (1 - level) / 2)),
    high: quantile(sorted, (1 + level) / 2),
    draws: moved,
  };
}

/** The rows that are drawn together. */
function unitsOf(
  identities: BootstrapOptions["identities"],
  count: number,
): number[][] {
  if (identities === undefined) {
    return Array.from({ length: count }, (_, i) => [i]);
  }
  return [...groupByPerson("bootstrap FID", identities, count, 2).values()];
}

function take(
  { data, dimensions }: Features,
  rows: readonly number[],
): Features {
  const taken = new Float64Array(rows.length * dimensions);
  rows.forEach((row, i) => {
    const start = row * dimensions;
    taken.set(data.subarray(start, start + dimensions), i * dimensions);
  });
  return { data: taken, count: rows.length, dimensions };
}
