import type { Features, LinearAlgebra } from "@revisage/core";
import { fid, kid, prdc } from "@revisage/metrics";
import type { MeasureKey, ReportValue } from "./report.ts";

/** Neighbors of the four that the `prdc` package takes together, as it has it. */
export const NEIGHBORS = 5;

/** Subsets of KID, as its paper has them. */
export const KID_SUBSETS = 100;

/** The features of a model, and those of the references. */
export interface SetPair {
  readonly restored: Features;
  readonly reference: Features;
}

/** How sets are measured. */
export interface SetOptions {
  readonly keys: ReadonlySet<MeasureKey>;
  readonly seed: number;
  readonly linearAlgebra: LinearAlgebra;
}

/** What was measured of two sets. */
export interface SetValues {
  readonly values: Partial<Record<MeasureKey, ReportValue>>;
  /** Why a measure is missing: sentences, by its key. */
  readonly missing: ReadonlyMap<MeasureKey, string>;
}

/** Measures that are taken together. */
interface Group {
  readonly keys: readonly MeasureKey[];
  readonly take: (
    pair: SetPair,
    options: SetOptions,
  ) => Promise<readonly (number | { mean: number; std: number })[]>;
}

const GROUPS: readonly Group[] = [
  { keys: ["fid"], take: async (pair, options) => [await fid(pair, options)] },
  {
    keys: ["kid"],
    take: async (pair, options) => [
      await kid(pair, { ...options, subsets: KID_SUBSETS }),
    ],
  },
  {
    keys: ["precision", "recall", "density", "coverage"],
    take: async (pair, { linearAlgebra }) => {
      const all = await prdc(pair, NEIGHBORS, { linearAlgebra });
      return [all.precision, all.recall, all.density, all.coverage];
    },
  },
];

/** Measures that compare sets; what needs more images is left out. */
export async function measureSets(
  pair: SetPair,
  options: SetOptions,
): Promise<SetValues> {
  const values: Partial<Record<MeasureKey, ReportValue>> = {};
  const missing = new Map<MeasureKey, string>();
  for (const { keys, take } of GROUPS) {
    const wanted = keys.filter((key) => options.keys.has(key));
    if (wanted.length === 0) continue;
    try {
      const taken = await take(pair, options);
      for (const key of wanted) {
        values[key] = valueOf(taken[keys.indexOf(key)]!, pair);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // Too few images.
      wanted.forEach((key) => missing.set(key, error.message));
    }
  }
  return { values, missing };
}

function valueOf(
  taken: number | { readonly mean: number; readonly std: number },
  { restored: { count } }: SetPair,
): ReportValue {
  const bare = { low: null, high: null, count };
  return typeof taken === "number"
    ? { value: taken, std: null, ...bare }
    : { value: taken.mean, std: taken.std, ...bare };
}
