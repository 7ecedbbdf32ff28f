import {
  type BootstrapOptions,
  compareFids,
  type FidInterval,
} from "@revisage/metrics";
import { OF_PAIRS } from "./measures.ts";
import { comparePairs, type PairValues } from "./pair_values.ts";
import type { ReportComparison, ReportModel } from "./report.ts";

/** By what a model is compared. */
export interface Comparable {
  readonly pairs: PairValues;
  /** null where it has no interval. */
  readonly fid: FidInterval | null;
}

/** A model against the first one: each measure that both have. */
export function comparisonOf(
  { pairs, fid }: Comparable,
  first: Comparable,
  bootstrap: BootstrapOptions,
): NonNullable<ReportModel["comparison"]> {
  const compared = OF_PAIRS.flatMap((key) => {
    const ours = pairs.get(key), theirs = first.pairs.get(key);
    if (ours === undefined || theirs === undefined) return [];
    const comparison = comparePairs(key, ours, theirs, bootstrap);
    return comparison === null ? [] : [[key, comparison] as const];
  });
  return {
    ...Object.fromEntries(compared),
    ...fid && first.fid && { fid: compareDraws(fid, first.fid, bootstrap) },
  };
}

function compareDraws(
  model: FidInterval,
  baseline: FidInterval,
  bootstrap: BootstrapOptions,
): ReportComparison {
  const { value, low, high } = compareFids({ model, baseline }, bootstrap);
  return { difference: value, low, high, signs: null };
}
