import type { DegradeFolderOptions, FolderOptions } from "@revisage/degrade";
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
] as const;

/** How pictures are written, of whatever degradations. */
type Written = Pick<FolderOptions, "workers" | "references" | "force">;

/** What a degrade is asked for, checked as a whole. */
export type DegradeSettings =
  & { readonly output: string; readonly folder: Written }
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
  const { output, workers, references, force, replay } = flags;
  if (output === undefined) throw wrong("--output must be given, got nothing");
  const folder = { workers, references, force };
  if (replay !== undefined) {
    checkReplay(flags);
    return { kind: "replay", output, folder, record: replay };
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
    folder,
    options: { ...options, preset: await readPreset(preset) },
  };
}

function checkReplay(flags: FlagValues<DegradeFlags>): void {
  const extra = ON_RECORD.find((name) => flags[name] !== undefined);
  if (extra !== undefined) {
    throw wrong(`--${extra} must be left out with --replay: it is on record`);
  }
  if (!flags.resume) return;
  throw wrong("--resume must be left out with --replay, which starts anew");
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
