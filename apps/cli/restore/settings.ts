import type { FlagValues } from "../frame/flag.ts";
import { UsageError } from "../frame/usage_error.ts";
import type { RestoreFlags } from "./command.ts";
import type { PictureFormat } from "./picture_file.ts";

/** What a restore is asked for, checked as a whole. */
export interface RestoreSettings {
  /** Which restorer to take. */
  readonly source: { readonly kind: "run" | "weights"; readonly path: string };
  /** The folder to write to. */
  readonly output: string;
  /** One restoration for each; null for the deterministic one. */
  readonly seeds: readonly number[] | null;
  /** Whether somebody asked for seeds, or they are the usual ones. */
  readonly seedsAreAsked: boolean;
  /** How much of the restoration is applied, 0 to 1. */
  readonly strength: number;
  /** What to write. */
  readonly format: PictureFormat;
  /** Faces computed at once. */
  readonly batch: number;
  /** Whether what is there is made again. */
  readonly force: boolean;
}

const HERE = "restored";

/** @throws {UsageError} If flags do not go together. */
export function readSettings(
  flags: FlagValues<RestoreFlags>,
): RestoreSettings {
  return {
    source: sourceOf(flags),
    output: flags.output ?? HERE,
    ...seedsOf(flags),
    strength: flags.strength ?? 1,
    format: formatOf(flags),
    batch: flags.batch ?? 1,
    force: flags.force,
  };
}

function sourceOf(
  { run, weights }: FlagValues<RestoreFlags>,
): RestoreSettings["source"] {
  if (run !== undefined && weights === undefined) {
    return { kind: "run", path: run };
  }
  if (run === undefined && weights !== undefined) {
    return { kind: "weights", path: weights };
  }
  const got = run === undefined ? "neither" : "both";
  throw wrong(`either --run RUN or --weights FILE must be given, got ${got}`);
}

function seedsOf(
  { seed, samples, noise }: FlagValues<RestoreFlags>,
): Pick<RestoreSettings, "seeds" | "seedsAreAsked"> {
  const seedsAreAsked = seed !== undefined || samples !== undefined;
  if (noise === "off") {
    if (!seedsAreAsked) return { seeds: null, seedsAreAsked };
    const name = seed === undefined ? "--samples" : "--seed";
    throw wrong(`${name} must be left out with --noise off, which draws none`);
  }
  const first = seed ?? 0;
  const seeds = Array.from({ length: samples ?? 1 }, (_, i) => first + i);
  if (Number.isSafeInteger(seeds.at(-1))) return { seeds, seedsAreAsked };
  throw wrong(
    `--seed must leave room for ${samples} samples below 2⁵³, got ${seed}`,
  );
}

function formatOf(
  { format, quality }: FlagValues<RestoreFlags>,
): PictureFormat {
  if (format === "jpeg") return { kind: format, quality: quality ?? 95 };
  if (quality === undefined) return { kind: format };
  throw wrong("--quality must come with --format jpeg: PNG loses nothing");
}

function wrong(problem: string): UsageError {
  return new UsageError("restore", problem);
}
