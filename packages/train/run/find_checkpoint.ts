import { join } from "node:path";
import {
  type CheckpointFolder,
  verifyCheckpoint,
} from "./checkpoint_folder.ts";
import { chooseBest, rateCheckpoints } from "./keep_checkpoints.ts";
import { DamageError } from "./state_file.ts";

/** The name of a run's folder of checkpoints. */
export const CHECKPOINTS = "checkpoints";

/**
 * Finds a checkpoint to restore with, also while the run goes on.
 *
 * Every byte of it is read and checked; damaged ones are passed over.
 *
 * @param run The run's folder.
 * @param which The newest, or the one of the least validation figure; the
 * newest again where no figure was taken.
 * @returns Its step and its folder, or nothing if none is whole.
 */
export function findCheckpoint(
  run: string,
  which: "newest" | "best" = "newest",
): Promise<CheckpointFolder | undefined> {
  return findWhole(join(run, CHECKPOINTS), which);
}

/** As {@linkcode findCheckpoint}, in a folder of checkpoints. */
export async function findWhole(
  folder: string,
  which: "newest" | "best" = "newest",
): Promise<CheckpointFolder | undefined> {
  let left = await rateCheckpoints(folder);
  while (left.length > 0) {
    const next = (which === "best" && chooseBest(left)) || left[0]!;
    if (await isWhole(next)) return { step: next.step, path: next.path };
    left = left.filter((checkpoint) => checkpoint !== next);
  }
  return undefined;
}

async function isWhole(checkpoint: CheckpointFolder): Promise<boolean> {
  try {
    await verifyCheckpoint(checkpoint);
    return true;
  } catch (error) {
    if (error instanceof DamageError) return false;
    throw error;
  }
}
