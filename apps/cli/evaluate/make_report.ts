import { type LinearAlgebra, pureLinearAlgebra } from "@revisage/core";
import manifest from "../deno.json" with { type: "json" };
import {
  cachedFeatures,
  type FeatureTable,
  type GivenFeatures,
} from "./feature_tables.ts";
import { enumerate } from "./identities.ts";
import {
  judgeModels,
  type JudgeOptions,
  type Judgment,
} from "./judge_models.ts";
import type { DigestedPair } from "./measure_pairs.ts";
import type { Extracting, OpenInstruments } from "./open_instruments.ts";
import type { PairValues } from "./pair_values.ts";
import { PIXEL_KEYS } from "./read_pair.ts";
import type { MeasureKey, Report, ReportCounts } from "./report.ts";
import { KID_SUBSETS, NEIGHBORS } from "./set_values.ts";
import type { EvaluateSettings } from "./settings.ts";

const LEVEL = 0.95, RESAMPLES = 2000;
/** Multiplications from which on an engine is worth the time to load it. */
const HEAVY = 2e10;

/** All that a report is made from. */
export interface ReportInput {
  readonly settings: EvaluateSettings;
  readonly instruments: OpenInstruments;
  /** Instead of those of networks. */
  readonly given: GivenFeatures | null;
  /** The pairs that were measured. */
  readonly pairs: readonly DigestedPair[];
  /** A person for each of them. */
  readonly people: readonly string[];
  readonly unpaired: readonly string[];
  readonly broken: ReportCounts["broken"];
}

/** A report, and the measures that it lacks. */
export interface MadeReport {
  readonly report: Report;
  readonly missing: Judgment["missing"];
}

/** Judges what was measured. */
export async function makeReport(input: ReportInput): Promise<MadeReport> {
  const { settings, instruments, given, pairs, people } = input;
  const stems = pairs.map(({ stem }) => stem);
  const table = (own: Extracting | null) =>
    own && cachedFeatures(pairs, networkOf(own), own.cache);
  const faces = given?.select(stems) ?? table(instruments.faces);
  const sets = table(instruments.inception) ?? faces;
  const { measures, models, missing } = await judgeModels({
    models: settings.models,
    stems,
    people: settings.identities === null ? null : people,
    pairs: settings.models.map((_, i) => pairValues(pairs, i, instruments)),
    faces,
    sets,
  }, await judgeOptions(settings, sets));
  const taken = (...keys: MeasureKey[]) =>
    measures.some(({ key }) => keys.includes(key));
  const size = Math.min(1000, stems.length);
  const report: Report = {
    format: 1,
    created: new Date().toISOString(),
    version: manifest.version,
    protocol: {
      reference: settings.reference,
      extractor: taken("identity", "angle", "iPrecision", "iRecall")
        ? faces?.network ?? null
        : null,
      distribution:
        taken("fid", "kid", "precision", "recall", "density", "coverage")
          ? sets?.network ?? null
          : null,
      lpips: taken("lpips") ? networkOfLpips(instruments) : null,
      identities: settings.identities ?? "each pair",
      k: settings.k,
      neighbors: NEIGHBORS,
      pixels: settings.pixels,
      bootstrap: { level: LEVEL, draws: RESAMPLES },
      kid: taken("kid") ? { subsets: KID_SUBSETS, size } : null,
      seed: settings.seed,
    },
    counts: {
      pairs: stems.length,
      identities: new Set(people).size,
      unpaired: input.unpaired,
      broken: input.broken,
    },
    measures,
    models,
    notes: notesOf(input, sets, missing),
  };
  return { report, missing };
}

function networkOf({ extractor: { name, digest, dimensions } }: Extracting) {
  return { name, digest, dimensions };
}

function networkOfLpips({ lpips }: OpenInstruments) {
  return lpips && { name: lpips.distance.name, digest: lpips.distance.digest };
}

/** What the caches know of a model's pairs. */
function pairValues(
  pairs: readonly DigestedPair[],
  model: number,
  { pixels, lpips }: OpenInstruments,
): PairValues {
  const keys = pairs.map(({ restored }) => restored[model]!.key);
  const rows = keys.map((key) => pixels.cache.get(key)!);
  const values = new Map<MeasureKey, ArrayLike<number>>(
    PIXEL_KEYS.map((key, i) => [key, rows.map((row) => row[i]!)]),
  );
  if (lpips === null) return values;
  return values.set("lpips", keys.map((key) => lpips.cache.get(key)![0]!));
}

async function judgeOptions(
  { metrics, k, seed }: EvaluateSettings,
  sets: FeatureTable | null,
): Promise<JudgeOptions> {
  return {
    metrics,
    k,
    bootstrap: { level: LEVEL, resamples: RESAMPLES, seed },
    linearAlgebra: await algebraFor(sets),
  };
}

/** By the size of the sets alone, so that the same sets give the same numbers. */
async function algebraFor(sets: FeatureTable | null): Promise<LinearAlgebra> {
  if (sets === null) return pureLinearAlgebra;
  const { count, dimensions } = sets.reference;
  const work = 20 * dimensions ** 3 + count ** 2 * dimensions;
  if (work < HEAVY) return pureLinearAlgebra;
  const { tensorflowLinearAlgebra, useBackend } = await import(
    "@revisage/tensorflow"
  );
  const { backend } = await useBackend();
  return backend === "tensorflow"
    ? tensorflowLinearAlgebra()
    : pureLinearAlgebra;
}

function notesOf(
  { settings, people, pairs, unpaired, broken }: ReportInput,
  sets: FeatureTable | null,
  missing: Judgment["missing"],
): string[] {
  const notes: string[] = [];
  if (unpaired.length > 0) {
    const of = settings.models.length > 1 ? " in all folders" : "";
    notes.push(
      `${count(unpaired.length, "picture")} without a partner${of}, left out: ${
        enumerate(unpaired)
      }.`,
    );
  }
  if (broken.length > 0) {
    notes.push(
      `${count(broken.length, "pair")} that could not be used, left out: ${
        enumerate(broken.map(({ name }) => name))
      }.`,
    );
  }
  const reasons = Map.groupBy(missing, ([, why]) => why);
  for (const [why, entries] of reasons) {
    const keys = entries.map(([key]) => key);
    notes.push(`No ${keys.join(", ")}. ${why}.`);
  }
  if (sets !== null && pairs.length <= sets.reference.dimensions) {
    notes.push(
      `FID is of ${pairs.length} images in ${sets.reference.dimensions} ` +
        `dimensions: compare it with that of as many images only.`,
    );
  }
  const alone = Map.groupBy(people, (person) => person).values()
    .filter((pictures) => pictures.length === 1).toArray().length;
  if (settings.identities !== null && alone > 0) {
    notes.push(
      `${alone} of ${
        count(new Set(people).size, "person", "people")
      } have one ` +
        "picture only: for them iPrecision asks whether it is that very picture.",
    );
  }
  return notes;
}

function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : nouns}`;
}
