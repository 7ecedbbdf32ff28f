import type { FlagValues } from "../frame/flag.ts";
import { readNamedFolders } from "../frame/named_folders.ts";
import { suggest } from "../frame/parse_words.ts";
import { checkUsed } from "./check_used.ts";
import type { EvaluateFlags } from "./command.ts";
import { readMetrics } from "./read_metrics.ts";
import type { MeasureKey } from "./report.ts";
import { wrong } from "./wrong_use.ts";

/** A model's pictures, and what reports call it. */
export interface ModelFolder {
  readonly name: string;
  readonly folder: string;
}

/** A network that was named, with a file of one's own or without. */
export interface NetworkChoice<Name extends string> {
  readonly name: Name;
  /** null: that of the cache, or to be fetched. */
  readonly file: string | null;
}

/** Networks that tell people apart: those that are known, or any at all. */
export type FaceNetwork = "sface" | "arcface" | "facenet" | "onnx";

/** The networks that LPIPS may look through. */
export type LpipsName = "alex" | "squeeze" | "vgg";

/** What to evaluate, and how. */
export interface EvaluateSettings {
  readonly models: readonly ModelFolder[];
  readonly reference: string;
  readonly input: string | null;
  /** A path; null: each pair is its own person. */
  readonly identities: string | null;
  /** null: not named. */
  readonly faces: NetworkChoice<FaceNetwork> | null;
  readonly inception: NetworkChoice<"inception-fid"> | null;
  readonly lpips: NetworkChoice<LpipsName> | null;
  /** The file of a network that finds faces. */
  readonly detector: string | null;
  /** A folder of features that were computed elsewhere. */
  readonly features: string | null;
  /** null: all that can be taken. */
  readonly metrics: readonly MeasureKey[] | null;
  readonly k: number;
  /** The least cosine of the same person; null: nobody is verified. */
  readonly verify: number | null;
  readonly pixels: { readonly crop: number; readonly luma: boolean };
  readonly seed: number;
  readonly output: string | null;
  readonly strict: boolean;
  readonly json: boolean;
}

/**
 * Reads what the flags say together.
 *
 * @throws {UsageError} If they do not go together.
 */
export function readSettings(
  flags: FlagValues<EvaluateFlags>,
): EvaluateSettings {
  const { reference, features, detector, identities = "pairs" } = flags;
  if (reference === undefined) {
    throw wrong("--reference must be given: what the models should have made");
  }
  if (features !== undefined && flags.extractor.length > 0) {
    throw wrong("--features takes the place of --extractor; leave out one");
  }
  const settings: EvaluateSettings = {
    models: readModels(flags.restored),
    reference,
    input: flags.input ?? null,
    identities: identities === "pairs" ? null : identities,
    ...readExtractors(flags.extractor),
    lpips: flags.lpips === undefined ? null : readLpips(flags.lpips),
    detector: detector ?? null,
    features: features ?? null,
    metrics: flags.metrics === undefined
      ? null
      : readMetrics(flags.metrics, flags),
    k: flags.k ?? 4,
    verify: flags.verify ?? null,
    pixels: { crop: flags.crop ?? 0, luma: flags.luma },
    seed: flags.seed ?? 0,
    output: flags.output ?? null,
    strict: flags.strict,
    json: flags.json,
  };
  checkUsed(flags, settings);
  return settings;
}

function readModels(texts: readonly string[]): ModelFolder[] {
  if (texts.length === 0) {
    throw wrong("--restored must be given: the folder of what a model made");
  }
  return readNamedFolders(texts, {
    command: "evaluate",
    flag: "--restored",
    place: "DIR",
    thing: "model",
  });
}

const EXTRACTORS = ["sface", "arcface", "facenet", "inception-fid"] as const;

function readExtractors(
  texts: readonly string[],
): Pick<EvaluateSettings, "faces" | "inception"> {
  const choices = texts.map(readExtractor);
  const one = <T extends string>(what: string, names: readonly T[]) => {
    const own = choices.filter(({ name }) =>
      (names as readonly string[]).includes(name)
    );
    if (own.length > 1) {
      throw wrong(
        `--extractor must name one ${what} at most, got ${own.length}`,
      );
    }
    return own[0] as NetworkChoice<T> | undefined ?? null;
  };
  return {
    faces: one("network for faces", ["sface", "arcface", "facenet", "onnx"]),
    inception: one("inception-fid", ["inception-fid"]),
  };
}

function readExtractor(
  text: string,
): NetworkChoice<FaceNetwork | "inception-fid"> {
  const [name, file] = splitFirst(text);
  const known = EXTRACTORS.find((word) => word === name);
  if (known !== undefined && file !== "") return { name: known, file };
  if (file === null && /\.onnx$/i.test(name)) {
    return { name: "onnx", file: name };
  }
  throw wrong(
    `--extractor must be ${
      EXTRACTORS.join(", ")
    }, one of them with =FILE, or ` +
      `FILE.onnx, got "${text}"${suggest(name, EXTRACTORS)}`,
  );
}

const LPIPS = ["alex", "squeeze", "vgg"] as const;

function readLpips(text: string): NetworkChoice<LpipsName> {
  const [name, file] = splitFirst(text);
  const known = LPIPS.find((word) => word === name);
  if (known !== undefined && file !== "") return { name: known, file };
  throw wrong(
    `--lpips must be ${LPIPS.join(", ")}, or one of them with =FILE, got ` +
      `"${text}"${suggest(name, LPIPS)}`,
  );
}

function splitFirst(text: string): [name: string, file: string | null] {
  const end = text.indexOf("=");
  return end < 0 ? [text, null] : [text.slice(0, end), text.slice(end + 1)];
}
