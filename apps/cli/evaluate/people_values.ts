import type { Features, LinearAlgebra } from "@revisage/core";
import {
  cosineSimilarity,
  identityAngle,
  type IdentityVerdict,
  identityVerdicts,
  sweepNeighbors,
} from "@revisage/metrics";
import type { MeasureKey, ReportImage, ReportSweepPoint } from "./report.ts";

/** The largest k of the sweep, as in Figure 7a of the paper. */
const MOST_NEIGHBORS = 10;

/** Who is whom, and how that is told. */
export interface PeopleOptions {
  /** A person for each row of both sets; null: each row is its own. */
  readonly people: readonly string[] | null;
  readonly stems: readonly string[];
  readonly k: number;
  /** The least cosine of the same person, if it is asked for. */
  readonly verify: number | null;
  readonly linearAlgebra: LinearAlgebra;
}

/** What a network that knows people says of pairs. */
export interface PeopleValues {
  /** A number for each pair. */
  readonly values: ReadonlyMap<MeasureKey, ArrayLike<number>>;
  readonly verdicts: readonly ReportImage["verdict"][] | null;
  readonly sweep: readonly ReportSweepPoint[] | null;
  /** Why iPrecision and iRecall are missing: a sentence; null if they are not. */
  readonly missing: string | null;
}

/** Identity of each pair; iPrecision and iRecall if there are images enough. */
export async function measurePeople(
  pair: { readonly restored: Features; readonly reference: Features },
  { people, stems, k, verify, linearAlgebra }: PeopleOptions,
): Promise<PeopleValues> {
  const cosines = cosineSimilarity(pair);
  const values = new Map<MeasureKey, ArrayLike<number>>([
    ["identity", cosines],
    ["angle", identityAngle(pair)],
  ]);
  if (verify !== null) {
    // The mean is verificationRate().
    values.set("verified", cosines.map((cosine) => Number(cosine >= verify)));
  }
  const known = people === null
    ? pair
    : { ...pair, identities: { restored: people, reference: people } };
  const most = Math.min(MOST_NEIGHBORS, stems.length - 1);
  if (k > most) {
    const missing = "Cannot compute iPrecision and iRecall: k must be below " +
      `the number of pairs, ${stems.length}, got ${k}`;
    return { values, verdicts: null, sweep: null, missing };
  }
  const options = { linearAlgebra };
  const { restored, reference } = await identityVerdicts(known, k, options);
  values.set("iPrecision", restored.map(isSame));
  values.set("iRecall", reference.map(isSame));
  const sweep = await sweepNeighbors(known, most, options);
  return {
    values,
    verdicts: restored.map(({ kind, neighbor, distance, radius }) => ({
      kind,
      neighbor: stems[neighbor]!,
      distance,
      radius,
    })),
    sweep: sweep.k.map((k, i) => ({
      k,
      iPrecision: sweep.iPrecision[i]!,
      iRecall: sweep.iRecall[i]!,
    })),
    missing: null,
  };
}

function isSame({ kind }: IdentityVerdict): number {
  return kind === "same" ? 1 : 0;
}
