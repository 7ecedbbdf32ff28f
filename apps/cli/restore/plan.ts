import { join, resolve } from "node:path";
import { kindOf } from "../frame/kind_of.ts";
import { UsageError } from "../frame/usage_error.ts";
import type { Picture } from "./find_pictures.ts";
import { suffixOf } from "./picture_file.ts";
import type { RestoreSettings } from "./settings.ts";

/** A file to write. */
export interface Target {
  /** The file. */
  readonly path: string;
  /** What its noise is drawn by; null for none. */
  readonly seed: number | null;
}

/** What is to be done about a picture. */
export interface PicturePlan {
  /** The file to read. */
  readonly input: string;
  /** The files to write; none, if all are there. */
  readonly targets: readonly Target[];
  /** The files that are there and stay. */
  readonly kept: readonly Target[];
}

/**
 * Plans which file becomes which.
 *
 * @throws {UsageError} If two would be written to one, or one over a picture to
 * be read.
 */
export async function planRestore(
  pictures: readonly Picture[],
  settings: Pick<RestoreSettings, "output" | "seeds" | "format" | "force">,
): Promise<PicturePlan[]> {
  const inputs = new Set(pictures.map(({ input }) => resolve(input)));
  const taken = new Map<string, string>();
  const plans: PicturePlan[] = [];
  for (const { input, name } of pictures) {
    const all = targetsOf(name, settings);
    for (const { path } of all) {
      checkFree(taken.get(path), input, path);
      taken.set(path, input);
      if (!inputs.has(resolve(path))) continue;
      throw wrong(`--output must be another folder: ${path} is an input`);
    }
    const kept = settings.force ? [] : await existing(all);
    const targets = all.filter((target) => !kept.includes(target));
    plans.push({ input, targets, kept });
  }
  return plans;
}

function targetsOf(
  name: string,
  { output, seeds, format }: Pick<
    RestoreSettings,
    "output" | "seeds" | "format"
  >,
): Target[] {
  const start = join(output, name);
  const suffix = suffixOf(format);
  if (seeds === null) return [{ path: start + suffix, seed: null }];
  const [seed] = seeds;
  if (seeds.length === 1) return [{ path: start + suffix, seed: seed! }];
  return seeds.map((seed) => ({
    path: `${start}-seed-${seed}${suffix}`,
    seed,
  }));
}

function checkFree(taken: string | undefined, input: string, path: string) {
  if (taken === undefined) return;
  throw wrong(
    `${taken} and ${input} must not both become ${path}; ` +
      "restore them apart, each with an --output of its own",
  );
}

async function existing(targets: readonly Target[]): Promise<Target[]> {
  const found: Target[] = [];
  for (const target of targets) {
    if (await kindOf(target.path) === "file") found.push(target);
  }
  return found;
}

function wrong(problem: string): UsageError {
  return new UsageError("restore", problem);
}
