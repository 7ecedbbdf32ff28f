import type { DegradeFolderOptions } from "@revisage/degrade";
import type { FlagValues } from "../frame/flag.ts";
import { UsageError } from "../frame/usage_error.ts";
import type { DegradeFlags } from "./command.ts";
import { readPreset } from "./read_preset.ts";

/** What decides on the pictures, and so is on record already. */
const ON_RECORD = [
  "preset",
  "seed",
  "size",
  "reference-size",
  "resize",
  "resume",
] as const;

/** What a degrade is asked for, checked as a whole. */
export type DegradeSettings =
  & { readonly output: string; readonly workers: number | undefined }
  & (
    | { readonly kind: "replay"; readonly record: string }
    | {
      readonly kind: "draw";
      readonly options: Pick<
        DegradeFolderOptions,
        "preset" | "seed" | "size" | "referenceSize" | "resize" | "resume"
      >;
    }
  );

/**
 * Reads what the flags ask for together.
 *
 * @throws {UsageError} If they do not go together.
 * @throws {ConfigError} If the preset's file holds none.
 */
export async function readSettings(
  flags: FlagValues<DegradeFlags>,
): Promise<DegradeSettings> {
  const { output, workers, replay } = flags;
  if (output === undefined) throw wrong("--output must be given, got nothing");
  if (replay !== undefined) {
    const extra = ON_RECORD.find((name) => flags[name] || flags[name] === 0);
    if (extra === undefined) {
      return { kind: "replay", output, workers, record: replay };
    }
    throw wrong(`--${extra} must be left out with --replay: it is on record`);
  }
  const { size, "reference-size": referenceSize } = flags;
  if (referenceSize !== undefined && size === undefined) {
    throw wrong("--reference-size must come with --size");
  }
  const { preset = "paper", seed = 0, resume } = flags;
  const resize = readResize(flags.resize);
  const options = { seed, size, referenceSize, resize, resume };
  return {
    kind: "draw",
    output,
    workers,
    options: { ...options, preset: await readPreset(preset) },
  };
}

function readResize(text = "input"): "input" | "none" | number {
  if (text === "input" || text === "none") return text;
  const side = /^\d+$/.test(text) ? Number(text) : 0;
  if (side >= 1 && side <= 32_768) return side;
  throw wrong(
    `--resize must be "input", "none" or an integer from 1 to 32768, got "${text}"`,
  );
}

function wrong(problem: string): UsageError {
  return new UsageError("degrade", problem);
}
