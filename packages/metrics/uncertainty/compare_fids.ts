import { checkOptions } from "./bootstrap_mean.ts";
import type { FidInterval } from "./bootstrap_fid.ts";
import { quantile } from "./quantile.ts";

/** The Fréchet distances of two models. */
export interface FidPair {
  /** Of the model in question. */
  readonly model: FidInterval;
  /** Of the one it is compared with. */
  readonly baseline: FidInterval;
}

/** How far the Fréchet distances of two models lie apart. */
export interface FidDifference {
  /** `model − baseline`: below 0 the model is nearer to the references. */
  readonly value: number;
  /** Lower end of the interval. */
  readonly low: number;
  /** Upper end of the interval. */
  readonly high: number;
}

/**
 * Compares the Fréchet distances of two models, draw by draw. That is sharper
 * than comparing two intervals: references that are far from all models do not
 * widen it, and most of the bias that a small set brings is in both.
 *
 * @param pair What `bootstrapFid` gave for each, by the same options and of the
 * same references in the same order. Otherwise their draws are of different
 * images, and the interval is too wide.
 * @param options `level`, 0.95 if left out.
 * @throws {RangeError} If there are not as many draws of each, none, or `level` is not
 * between 0 and 1.
 *
 * @example
 * ```ts
 * import { bootstrapFid, compareFids } from "@revisage/metrics";
 * import { assert } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const reference = rows(1, 2, 3, 4);
 * const difference = compareFids({
 *   model: await bootstrapFid({ restored: rows(2, 3, 4, 5), reference }),
 *   baseline: await bootstrapFid({ restored: rows(3, 4, 5, 6), reference }),
 * });
 * assert(difference.high < 0); // Nearer, for sure.
 * ```
 */
export function compareFids(
  { model, baseline }: FidPair,
  { level = 0.95 }: { readonly level?: number } = {},
): FidDifference {
  const count = baseline.draws.length;
  if (count === 0 || model.draws.length !== count) {
    throw new RangeError(
      `Cannot compare FIDs: model and baseline must hold as many draws, and some, got ${model.draws.length} and ${count}`,
    );
  }
  checkOptions(level, count);
  const differences = model.draws
    .map((draw, i) => draw - baseline.draws[i]!)
    .sort();
  return {
    value: model.value - baseline.value,
    low: quantile(differences, (1 - level) / 2),
    high: quantile(differences, (1 + level) / 2),
  };
}
