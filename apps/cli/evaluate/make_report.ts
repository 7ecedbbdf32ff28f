import { type LinearAlgebra, pureLinearAlgebra } from "@revisage/core";
import manifest from "../deno.json" with { type: "json" };
import {
  cachedFeatures,
  type FeatureTable,
  type GivenFeatures,
} from "./feature_tables.ts";
import { notesOf } from "./notes_of.ts";
import {
  judgeModels,
  type JudgeOptions,
  type Judgment,
} from "./judge_models.ts";
import { pointNotes } from "./point_notes.ts";
import { landmarkValues } from "./landmark_values.ts";
import type { DigestedPair } from "./digested_pair.ts";
import type { Extracting, OpenInstruments } from "./open_instruments.ts";
import type { PairValues } from "./pair_values.ts";
import { PIXEL_KEYS } from "./read_pair.ts";
import { keysFrom, type MeasureSource } from "./measures.ts";
import type {
  MeasureKey,
  Report,
  ReportCounts,
  ReportMeasure,
  ReportNetwork,
  ReportProtocol,
} from "./report.ts";
import { KID_SUBSETS, NEIGHBORS, subsetSize } from "./set_values.ts";
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
    own && cachedFeatures(pairs, own.extractor, own.cache);
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
  const keys = measures.map(({ key }) => key);
  const report: Report = {
    format: 1,
    created: new Date().toISOString(),
    version: manifest.version,
    protocol: protocolOf(input, keys, { faces, sets }),
    counts: {
      pairs: stems.length,
      identities: new Set(people).size,
      unpaired: input.unpaired,
      broken: input.broken,
    },
    measures: measures.map((measure) => titled(measure, sets)),
    models,
    notes: [
      ...notesOf(input, keys.includes("fid") ? sets : null, missing),
      ...pointNotes(input, models),
    ],
  };
  return { report, missing };
}

/**
 * FID and KID are that of Inception; by another network they have its name, and
 * digits enough for features of length 1.
 */
function titled(
  measure: ReportMeasure,
  sets: FeatureTable | null,
): ReportMeasure {
  const { key, title } = measure;
  if (key !== "fid" && key !== "kid") return measure;
  const { name } = sets!.network;
  return name.startsWith("inception-fid") ? measure : {
    ...measure,
    title: `${title} (${name})`,
    digits: Math.max(measure.digits, 4),
  };
}

/** Networks are named if something that was measured goes by them. */
function protocolOf(
  { settings, instruments: { lpips, points }, pairs }: ReportInput,
  keys: readonly MeasureKey[],
  { faces, sets }: Record<"faces" | "sets", FeatureTable | null>,
): ReportProtocol {
  const taken = (source: MeasureSource) =>
    keysFrom(source).some((key) => keys.includes(key));
  const size = subsetSize(pairs.length);
  const subsets = size < pairs.length ? KID_SUBSETS : 1;
  return {
    reference: settings.reference,
    extractor: taken("people") ? faces?.network ?? null : null,
    distribution: taken("sets") ? sets?.network ?? null : null,
    lpips: taken("lpips") && lpips
      ? { name: lpips.distance.name, digest: lpips.distance.digest }
      : null,
    detector: points && nameOf(points),
    identities: settings.identities ?? "each pair",
    verify: keys.includes("verified") ? settings.verify : null,
    k: settings.k,
    neighbors: NEIGHBORS,
    pixels: settings.pixels,
    bootstrap: { level: LEVEL, draws: RESAMPLES },
    kid: keys.includes("kid") ? { subsets, size } : null,
    seed: settings.seed,
  };
}

function nameOf({ extractor: { name, digest } }: Extracting): ReportNetwork {
  return { name, digest };
}

/** What the caches know of a model's pairs. */
function pairValues(
  pairs: readonly DigestedPair[],
  model: number,
  { pixels, lpips, points }: OpenInstruments,
): PairValues {
  const keys = pairs.map(({ restored }) => restored[model]!.key);
  const rows = keys.map((key) => pixels.cache.get(key)!);
  const values = new Map<MeasureKey, ArrayLike<number>>(
    PIXEL_KEYS.map((key, i) => [key, rows.map((row) => row[i]!)]),
  );
  if (lpips !== null) {
    values.set("lpips", keys.map((key) => lpips.cache.get(key)![0]!));
  }
  if (points !== null) {
    values.set("landmarks", landmarkValues(pairs, model, points.cache));
  }
  return values;
}

async function judgeOptions(
  { metrics, k, verify, seed }: EvaluateSettings,
  sets: FeatureTable | null,
): Promise<JudgeOptions> {
  return {
    metrics,
    k,
    verify,
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
