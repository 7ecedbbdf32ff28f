import type { Features, LinearAlgebra } from "@revisage/core";
import {
  bootstrapFid,
  type BootstrapOptions,
  fid,
  type FidInterval,
  kid,
  prdc,
} from "@revisage/metrics";
import type { MeasureKey, ReportValue } from "./report.ts";

/** Neighbors of the four that the `prdc` package takes together, as it has it. */
export const NEIGHBORS = 5;

/** Subsets of KID, as torch-fidelity has them. */
export const KID_SUBSETS = 100;

/** Images in a subset of KID; with fewer than 1000, all of them, once. */
export function subsetSize(images: number): number {
  return Math.min(1000, images);
}

/**
 * Numbers of a feature up to which FID has an interval: those of networks for
 * faces. Each draw takes a root of a matrix of as many rows.
 */
const MOST_DRAWN = 512;

/** The features of a model, and those of the references. */
export interface SetPair {
  readonly restored: Features;
  readonly reference: Features;
}

/** How sets are measured. */
export interface SetOptions {
  readonly keys: ReadonlySet<MeasureKey>;
  readonly seed: number;
  /** The share of intervals that should hold the truth. */
  readonly level: number;
  /** A person for each image; null: each image is its own. */
  readonly people: readonly string[] | null;
  readonly linearAlgebra: LinearAlgebra;
}

/** What was measured of two sets. */
export interface SetValues {
  readonly values: Partial<Record<MeasureKey, ReportValue>>;
  /** Why a measure is missing: sentences, by its key. */
  readonly missing: ReadonlyMap<MeasureKey, string>;
  /** FID with its draws, for a comparison; null where it has no interval. */
  readonly fid: FidInterval | null;
}

/** What a measure gave; what there is none of is left out. */
type Taken =
  & Pick<ReportValue, "value">
  & Partial<Pick<ReportValue, "low" | "high" | "std">>
  & { readonly draws?: Float64Array };

/** Measures that are taken together. */
interface Group {
  readonly keys: readonly MeasureKey[];
  readonly take: (
    pair: SetPair,
    options: SetOptions,
  ) => Promise<readonly Taken[]>;
}

const GROUPS: readonly Group[] = [
  {
    keys: ["fid"],
    take: async (pair, options) => [await takeFid(pair, options)],
  },
  {
    keys: ["kid"],
    take: async (pair, { seed, linearAlgebra }) => {
      const { count } = pair.reference;
      const subsets = count > subsetSize(count) ? KID_SUBSETS : 1;
      const { mean, std } = await kid(pair, { subsets, seed, linearAlgebra });
      return [{ value: mean, ...subsets > 1 && { std } }];
    },
  },
  {
    keys: ["precision", "recall", "density", "coverage"],
    take: async (pair, { linearAlgebra }) => {
      const all = await prdc(pair, NEIGHBORS, { linearAlgebra });
      const values = [all.precision, all.recall, all.density, all.coverage];
      return values.map((value) => ({ value }));
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
  let interval: FidInterval | null = null;
  for (const { keys, take } of GROUPS) {
    const wanted = keys.filter((key) => options.keys.has(key));
    if (wanted.length === 0) continue;
    try {
      const taken = await take(pair, options);
      for (const key of wanted) {
        const found = taken[keys.indexOf(key)]!;
        values[key] = valueOf(found, pair.restored.count);
        if (isInterval(found)) interval = found;
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // Too few images.
      wanted.forEach((key) => missing.set(key, error.message));
    }
  }
  return { values, missing, fid: interval };
}

function valueOf(
  { value, low = null, high = null, std = null }: Taken,
  count: number,
): ReportValue {
  return { value, low, high, std, count };
}

function isInterval(taken: Taken): taken is FidInterval {
  return taken.draws !== undefined;
}

async function takeFid(
  pair: SetPair,
  { linearAlgebra, people, level, seed }: SetOptions,
): Promise<Taken> {
  const isOnePerson = people !== null && new Set(people).size === 1;
  if (pair.reference.dimensions > MOST_DRAWN || isOnePerson) {
    return { value: await fid(pair, { linearAlgebra }) };
  }
  const draw: BootstrapOptions = {
    level,
    seed,
    ...people && { identities: people },
  };
  return await bootstrapFid(pair, { linearAlgebra, ...draw });
}
