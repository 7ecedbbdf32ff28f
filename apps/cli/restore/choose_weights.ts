import { Restorer } from "@revisage/models";
import { findCheckpoint } from "@revisage/train/run";
import { join } from "node:path";
import { kindOf, showKind } from "../frame/kind_of.ts";
import { UsageError } from "../frame/usage_error.ts";
import type { RestoreSettings } from "./settings.ts";

/** The file of a checkpoint that holds the restorer's averaged weights. */
const AVERAGE = "ema.safetensors";

/** A restorer's file. */
export interface ChosenWeights {
  /** Where it is. */
  readonly path: string;
  /** What to call it: `step 1200 of runs/faces`, say. */
  readonly title: string;
}

/**
 * Finds the weights that the user means.
 *
 * @throws {UsageError} If there are none.
 */
export async function chooseWeights(
  { kind, path }: RestoreSettings["source"],
): Promise<ChosenWeights> {
  const found = await kindOf(path);
  if (kind === "weights") {
    if (found === "file") return { path, title: path };
    throw wrong(
      `--weights must be a restorer's file, ${showKind(path, found)}`,
    );
  }
  const checkpoint = await findCheckpoint(path, "best");
  if (checkpoint === undefined) {
    const got = found === "folder"
      ? `found none in ${path}`
      : showKind(path, found);
    throw wrong(
      `--run must be the folder of a run with a whole checkpoint, ${got}`,
    );
  }
  return {
    path: join(checkpoint.path, AVERAGE),
    title: `step ${checkpoint.step} of ${path}`,
  };
}

/**
 * Loads a restorer.
 *
 * @throws {UsageError} If the file holds none, or is damaged.
 */
export function loadRestorer(
  { path }: ChosenWeights,
  { kind }: RestoreSettings["source"],
): Restorer {
  try {
    return Restorer.load(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const must = `--${kind} must lead to a restorer's file, got ${path}`;
    throw wrong(`${must}: ${why}`, { cause });
  }
}

function wrong(problem: string, options?: ErrorOptions): UsageError {
  return new UsageError("restore", problem, options);
}
