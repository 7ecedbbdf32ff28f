import {
  bootstrapMean,
  type BootstrapOptions,
  compareModels,
} from "@revisage/metrics";
import { MEASURES } from "./measures.ts";
import type {
  MeasureKey,
  ReportComparison,
  ReportMeasure,
  ReportValue,
} from "./report.ts";

/** For each measure that pairs have, a number for each pair. */
export type PairValues = ReadonlyMap<MeasureKey, ArrayLike<number>>;

/** The mean over pairs, with an interval if there are two people at least. */
export function summarizePairs(
  values: ArrayLike<number>,
  options: BootstrapOptions,
): ReportValue {
  const count = values.length;
  const drawn = canDraw(values.length, options);
  if (!drawn) {
    const sum = Array.from(values).reduce((sum, value) => sum + value, 0);
    return { value: sum / count, low: null, high: null, std: null, count };
  }
  const { mean, low, high } = bootstrapMean(values, options);
  return { value: mean, low, high, std: null, count };
}

/**
 * A model against another one, pair by pair. Where 1 is best, it is distances
 * from 1 that are compared, and less is better.
 *
 * @returns null if there are too few, or the difference has no mean.
 */
export function comparePairs(
  key: MeasureKey,
  model: ArrayLike<number>,
  first: ArrayLike<number>,
  options: BootstrapOptions,
): ReportComparison | null {
  if (!canDraw(model.length, options)) return null;
  const { better } = measureOf(key);
  const fit = (values: ArrayLike<number>) =>
    better === "one"
      ? Array.from(values, (value) => Math.abs(value - 1))
      : Array.from(values);
  const ours = fit(model), theirs = fit(first);
  if (ours.some((value, i) => !isComparable(value, theirs[i]!))) return null;
  const { difference, signs } = compareModels(
    { model: ours, baseline: theirs },
    options,
  );
  const isMore = better === "higher";
  return {
    difference: difference.mean,
    low: difference.low,
    high: difference.high,
    wins: isMore ? signs.above : signs.below,
    losses: isMore ? signs.below : signs.above,
    ties: signs.ties,
    p: signs.pValue,
  };
}

/** What a measure is. */
export function measureOf(key: MeasureKey): ReportMeasure {
  return MEASURES.find((measure) => measure.key === key)!;
}

/** Infinity less Infinity is 0 here, and anything less Infinity has no mean. */
function isComparable(ours: number, theirs: number): boolean {
  return ours === theirs || Number.isFinite(ours - theirs);
}

function canDraw(count: number, { identities }: BootstrapOptions): boolean {
  return (identities === undefined ? count : new Set(identities).size) > 1;
}
