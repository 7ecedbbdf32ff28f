import { type LinearAlgebra, pureLinearAlgebra } from "@revisage/core";
import type { BootstrapOptions } from "@revisage/metrics";
import { type Comparable, comparisonOf } from "./comparison_of.ts";
import type { FeatureTable } from "./feature_tables.ts";
import { keysFrom, MEASURES } from "./measures.ts";
import { type PairValues, summarizePairs } from "./pair_values.ts";
import { measurePeople, type PeopleValues } from "./people_values.ts";
import type {
  MeasureKey,
  ReportImage,
  ReportMeasure,
  ReportModel,
} from "./report.ts";
import { measureSets } from "./set_values.ts";
import type { ModelFolder } from "./settings.ts";

/** All that is known of the pairs, in their order. */
export interface Evidence {
  readonly models: readonly ModelFolder[];
  readonly stems: readonly string[];
  /** A person for each pair; null: each pair is its own. */
  readonly people: readonly string[] | null;
  /** What pixels, LPIPS and points gave, for each model. */
  readonly pairs: readonly PairValues[];
  /** Features that tell people apart. */
  readonly faces: FeatureTable | null;
  /** Features by which the sets are compared. */
  readonly sets: FeatureTable | null;
}

/** How it is judged. */
export interface JudgeOptions {
  /** null: all that can be. */
  readonly metrics: readonly MeasureKey[] | null;
  readonly k: number;
  readonly verify: number | null;
  readonly bootstrap: Required<
    Pick<BootstrapOptions, "level" | "resamples" | "seed">
  >;
  /** In plain TypeScript, if left out. */
  readonly linearAlgebra?: LinearAlgebra;
}

/** What came of it. */
export interface Judgment {
  /** The measures that were taken. */
  readonly measures: readonly ReportMeasure[];
  readonly models: readonly ReportModel[];
  /** Measures that could not be taken of some model, and why: a sentence. */
  readonly missing: ReadonlyMap<MeasureKey, string>;
}

/** What is known of a model before it is compared. */
interface Judged extends Comparable {
  readonly model: Omit<ReportModel, "comparison">;
}

/**
 * Judges each model on the same pairs, and compares it with the first one.
 *
 * @throws {Error} If features are unfit; the message says which.
 */
export async function judgeModels(
  evidence: Evidence,
  options: JudgeOptions,
): Promise<Judgment> {
  const missing = new Map<MeasureKey, string>();
  const judged: Judged[] = [];
  for (const [i] of evidence.models.entries()) {
    judged.push(await judgeModel(evidence, i, options, missing));
  }
  const bootstrap = bootstrapOf(evidence, options);
  const measures = MEASURES.filter(({ key }) =>
    judged.some(({ model }) => key in model.values)
  );
  return {
    measures: measures.map(({ source: _, ...measure }) => measure),
    models: judged.map((judgment, i) => ({
      ...judgment.model,
      comparison: i === 0
        ? null
        : comparisonOf(judgment, judged[0]!, bootstrap),
    })),
    missing,
  };
}

async function judgeModel(
  evidence: Evidence,
  i: number,
  options: JudgeOptions,
  missing: Map<MeasureKey, string>,
): Promise<Judged> {
  const { linearAlgebra = pureLinearAlgebra } = options;
  const isWanted = (key: MeasureKey) => options.metrics?.includes(key) ?? true;
  const faces = await judgePeople(evidence, i, { ...options, linearAlgebra });
  for (const key of ["iPrecision", "iRecall"] as const) {
    if (faces?.missing && isWanted(key)) missing.set(key, faces.missing);
  }
  const pairs = new Map(
    [...evidence.pairs[i]!, ...faces?.values ?? []]
      .filter(([key]) => isWanted(key)),
  );
  dropFaceless(pairs, missing);
  const sets = evidence.sets && await measureSets(pairOf(evidence.sets, i), {
    keys: new Set(keysFrom("sets").filter(isWanted)),
    seed: options.bootstrap.seed,
    level: options.bootstrap.level,
    people: evidence.people,
    linearAlgebra,
  });
  sets?.missing.forEach((why, key) => missing.set(key, why));
  const bootstrap = bootstrapOf(evidence, options);
  const means = Array.from(
    pairs,
    ([key, values]) => [key, summarizePairs(values, bootstrap)],
  );
  const isSwept = isWanted("iPrecision") || isWanted("iRecall");
  return {
    pairs,
    fid: sets?.fid ?? null,
    model: {
      ...evidence.models[i]!,
      values: { ...Object.fromEntries(means), ...sets?.values },
      images: imagesOf(evidence, pairs, faces),
      sweep: isSwept ? faces?.sweep ?? null : null,
    },
  };
}

/** Takes measures away that no pair has: those of faces that were not found. */
function dropFaceless(
  pairs: Map<MeasureKey, ArrayLike<number>>,
  missing: Map<MeasureKey, string>,
): void {
  for (const [key, values] of pairs) {
    if (Array.from(values).some((value) => !Number.isNaN(value))) continue;
    missing.set(key, "No pair has a face in both pictures");
    pairs.delete(key);
  }
}

/** Features may be anybody's: what is wrong with them is for the user to read. */
async function judgePeople(
  { faces, people, stems }: Evidence,
  i: number,
  { k, verify, linearAlgebra }: Required<JudgeOptions>,
): Promise<PeopleValues | null> {
  if (faces === null) return null;
  try {
    const options = { people, stems, k, verify, linearAlgebra };
    return await measurePeople(pairOf(faces, i), options);
  } catch (cause) {
    if (cause instanceof RangeError) throw new Error(cause.message, { cause });
    throw cause;
  }
}

function pairOf({ restored, reference }: FeatureTable, i: number) {
  return { restored: restored[i]!, reference };
}

function imagesOf(
  { stems, people }: Evidence,
  pairs: PairValues,
  faces: PeopleValues | null,
): ReportImage[] {
  return stems.map((stem, i) => ({
    stem,
    person: people?.[i] ?? stem,
    values: Object.fromEntries(
      Array.from(pairs, ([key, values]) => [key, values[i]!] as const)
        .filter(([, value]) => !Number.isNaN(value)),
    ),
    verdict: faces?.verdicts?.[i] ?? null,
  }));
}

/** Whole people are drawn where they are known. */
function bootstrapOf(
  { people }: Evidence,
  { bootstrap }: JudgeOptions,
): BootstrapOptions {
  return people === null ? bootstrap : { ...bootstrap, identities: people };
}
