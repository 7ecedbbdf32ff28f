import { join } from "node:path";
import {
  type CheckpointFolder,
  listCheckpoints,
  namesIn,
  readState,
} from "./checkpoint_folder.ts";
import { DamageError } from "./state_file.ts";
import { syncFolder } from "./sync_folder.ts";

/** A checkpoint and how well it does, the less the better; null: unknown. */
export interface Rated {
  readonly step: number;
  readonly figure: number | null;
}

/**
 * Chooses the steps to keep: the last few, and the one of the least figure; of
 * equals the first.
 *
 * @param checkpoints In any order.
 * @param keep How many of the last.
 */
export function chooseKept(
  checkpoints: readonly Rated[],
  keep: number,
): Set<number> {
  const byStep = checkpoints.toSorted((a, b) => a.step - b.step);
  const kept = new Set(byStep.slice(-keep).map(({ step }) => step));
  const best = chooseBest(byStep);
  if (best) kept.add(best.step);
  return kept;
}

/** The one of the least figure, of equals the first; none if none has any. */
export function chooseBest<T extends Rated>(
  checkpoints: readonly T[],
): T | undefined {
  return checkpoints
    .filter(({ figure }) => figure !== null)
    .toSorted((a, b) => a.figure! - b.figure! || a.step - b.step)[0];
}

/** Lists checkpoints with their figures, the newest first. */
export async function rateCheckpoints(
  folder: string,
): Promise<(CheckpointFolder & Rated)[]> {
  const rate = async (checkpoint: CheckpointFolder) => {
    const figure = await readFigure(checkpoint.path);
    return { ...checkpoint, figure };
  };
  return await Promise.all((await listCheckpoints(folder)).map(rate));
}

async function readFigure(path: string): Promise<number | null> {
  try {
    return (await readState(path)).figure;
  } catch (error) {
    if (error instanceof DamageError) return null;
    throw error;
  }
}

/** Removes the checkpoints that are not to be kept. */
export async function pruneCheckpoints(
  folder: string,
  keep: number,
): Promise<void> {
  const checkpoints = await rateCheckpoints(folder);
  const kept = chooseKept(checkpoints, keep);
  for (const { step, path } of checkpoints) {
    if (kept.has(step)) continue;
    // Renamed first: a folder half removed must not look like a checkpoint.
    const doomed = hidden(folder, "removing", step);
    await Deno.rename(path, doomed);
    await removeFolder(doomed);
  }
}

/**
 * Puts a folder that is whole in a checkpoint's place. One of the same step is
 * removed, once the new one is there.
 */
export async function placeCheckpoint(
  written: string,
  folder: string,
  step: number,
): Promise<void> {
  const path = join(folder, `step-${step}`);
  const replaced = hidden(folder, "replaced", step);
  const occupied = (await namesIn(folder)).includes(`step-${step}`);
  if (occupied) await Deno.rename(path, replaced);
  await Deno.rename(written, path);
  await syncFolder(folder);
  if (occupied) await removeFolder(replaced);
}

/** Takes a damaged checkpoint out of the way, for a person to look at. */
export async function setAside(
  { step, path }: CheckpointFolder,
  folder: string,
): Promise<void> {
  const aside = join(folder, `damaged-step-${step}`);
  await removeFolder(aside);
  await Deno.rename(path, aside);
}

/** Removes what a process that was killed has left unfinished. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await namesIn(folder);
  for (const name of names) {
    const [, what, checkpoint] =
      /^\.(writing|removing|replaced)-(step-\d+)$/.exec(name) ?? [];
    if (what === undefined || checkpoint === undefined) continue;
    if (what === "replaced" && !names.includes(checkpoint)) {
      // It was killed between the two renames.
      await Deno.rename(join(folder, name), join(folder, checkpoint));
    } else {
      await removeFolder(join(folder, name));
    }
  }
}

/** Where a checkpoint is while it comes or goes. */
export function hidden(
  folder: string,
  what: "writing" | "removing" | "replaced",
  step: number,
): string {
  return join(folder, `.${what}-step-${step}`);
}

/** Removes a folder, if there is one. */
export async function removeFolder(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
