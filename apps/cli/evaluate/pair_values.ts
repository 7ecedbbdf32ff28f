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

/** For each measure that pairs have, a number for each pair; NaN: it has none. */
export type PairValues = ReadonlyMap<MeasureKey, ArrayLike<number>>;

/**
 * The mean over pairs that have a value, with an interval if there are two
 * people at least.
 */
export function summarizePairs(
  all: ArrayLike<number>,
  allOptions: BootstrapOptions,
): ReportValue {
  const { columns: [values], options } = known([all], allOptions);
  const count = values.length;
  if (!canDraw(count, options)) {
    const sum = values.reduce((sum, value) => sum + value, 0);
    return { value: sum / count, low: null, high: null, std: null, count };
  }
  const { mean, low, high } = bootstrapMean(values, options);
  return { value: mean, low, high, std: null, count };
}

/**
 * A model against another one, by the pairs of which both have a value. Where 1
 * is best, it is distances from 1 that are compared, and less is better.
 *
 * @returns null if there are too few, or the difference has no mean.
 */
export function comparePairs(
  key: MeasureKey,
  all: ArrayLike<number>,
  allOfFirst: ArrayLike<number>,
  allOptions: BootstrapOptions,
): ReportComparison | null {
  const { columns: [model, first], options } = known(
    [all, allOfFirst],
    allOptions,
  );
  if (!canDraw(model.length, options)) return null;
  const { better } = measureOf(key);
  const fit = (values: number[]) =>
    better === "one" ? values.map((value) => Math.abs(value - 1)) : values;
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
    signs: {
      wins: isMore ? signs.above : signs.below,
      losses: isMore ? signs.below : signs.above,
      ties: signs.ties,
      p: signs.pValue,
    },
  };
}

/** Leaves out pairs, and their people, of which a column has no value. */
function known<Columns extends readonly ArrayLike<number>[]>(
  all: readonly [...Columns],
  options: BootstrapOptions,
): {
  columns: { readonly [I in keyof Columns]: number[] };
  options: BootstrapOptions;
} {
  const isKnown = (_: unknown, i: number) =>
    all.every((column) => !Number.isNaN(column[i]));
  const columns = all.map((column) => Array.from(column).filter(isKnown));
  const identities = options.identities?.filter(isKnown);
  return {
    columns: columns as { [I in keyof Columns]: number[] },
    options: identities === undefined ? options : { ...options, identities },
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
