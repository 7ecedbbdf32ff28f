import { Rng } from "@revisage/core";
import { checkValues } from "./check_values.ts";
import { groupByPerson } from "./group_by_person.ts";
import { quantile } from "./quantile.ts";

/** How {@linkcode bootstrapMean} draws. */
export interface BootstrapOptions {
  /**
   * Who is in each image. Then whole people are drawn, not images: several
   * images of one person say less than as many people, and without this the
   * interval is too narrow.
   */
  readonly identities?: readonly (string | number)[];
  /** Share of intervals that should hold the truth; 0.95 if left out. */
  readonly level?: number;
  /** How often the data is drawn anew; 2000 if left out. */
  readonly resamples?: number;
  /** Any integer; 0 if left out. The same seed gives the same interval. */
  readonly seed?: number;
}

/** A mean, how sure it is, and how that was found out. */
export interface MeanInterval {
  /** Mean of all values. */
  readonly mean: number;
  /** Lower end of the interval. */
  readonly low: number;
  /** Upper end of the interval. */
  readonly high: number;
  /** Share of intervals that should hold the truth. */
  readonly level: number;
  /** What was drawn: images, or people. */
  readonly unit: "image" | "person";
  /** How many of these there are. */
  readonly count: number;
  /** How often the data was drawn anew. */
  readonly resamples: number;
  /** What the draws started from. */
  readonly seed: number;
}

/** Sum and number of the values that are drawn together. */
interface Draw {
  readonly sum: number;
  readonly count: number;
}

/**
 * The mean of a measure with a bootstrap interval: as many images as there are
 * are drawn with replacement, again and again, and the interval holds the
 * middle of the means found (percentile method; Efron, 1979).
 *
 * It is meant for some twenty images or people and more; with few it is too
 * narrow, and it never reaches beyond the values there are. Where a mean is
 * infinite, as of the PSNR of equal images, so may be the ends.
 *
 * @param values The measure of each image, at least two.
 * @param options Who is in the images, and how to draw.
 * @returns The mean over all images, also if people are drawn.
 * @throws {RangeError} If there are fewer than two values or people, a value is
 * not a number, `identities` is not as long, or an option is out of range.
 *
 * @example
 * ```ts
 * import { bootstrapMean } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const values = Array.from({ length: 100 }, (_, i) => i < 40 ? 1 : 0);
 * const { mean, low, high } = bootstrapMean(values);
 * assertEquals([mean, low, high], [0.4, 0.31, 0.5]);
 * ```
 */
export function bootstrapMean(
  values: ArrayLike<number>,
  options: BootstrapOptions = {},
): MeanInterval {
  checkValues("bootstrap", "values", values, 2);
  const { identities, level = 0.95, resamples = 2000, seed = 0 } = options;
  checkOptions(level, resamples);
  const draws = identities === undefined
    ? Array.from(values, (sum) => ({ sum, count: 1 }))
    : drawsOf(values, identities);
  const means = resampledMeans(draws, resamples, seed);
  return {
    mean: meanOf(draws),
    low: quantile(means, (1 - level) / 2),
    high: quantile(means, (1 + level) / 2),
    level,
    unit: identities === undefined ? "image" : "person",
    count: draws.length,
    resamples,
    seed,
  };
}

function drawsOf(
  values: ArrayLike<number>,
  identities: readonly (string | number)[],
): Draw[] {
  const groups = groupByPerson("bootstrap", identities, values.length, 2);
  return Array.from(groups.values(), (images) => ({
    sum: images.reduce((sum, i) => sum + values[i]!, 0),
    count: images.length,
  }));
}

/** From least to largest. */
function resampledMeans(
  draws: readonly Draw[],
  resamples: number,
  seed: number,
): Float64Array {
  const rng = new Rng(seed).split("bootstrap");
  const means = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    let sum = 0, count = 0;
    for (let n = 0; n < draws.length; n++) {
      const draw = draws[rng.integer(0, draws.length)]!;
      sum += draw.sum;
      count += draw.count;
    }
    means[i] = sum / count;
  }
  return means.sort();
}

function meanOf(draws: readonly Draw[]): number {
  let sum = 0, count = 0;
  for (const draw of draws) {
    sum += draw.sum;
    count += draw.count;
  }
  return sum / count;
}

/** @throws {RangeError} If an option makes no sense. */
export function checkOptions(level: number, resamples: number): void {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot bootstrap: level must lie between 0 and 1, got ${level}`,
    );
  }
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) {
    throw new RangeError(
      `Cannot bootstrap: resamples must be a positive integer, got ${resamples}`,
    );
  }
}
