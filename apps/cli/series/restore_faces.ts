import { findCheckpoint } from "@revisage/train/run";
import { join } from "node:path";
import { countImages, foldersOf } from "./test_folders.ts";
import type { PlannedRun, PlannedTest } from "./plan.ts";
import { runProcess, type Stop } from "./run_process.ts";

/** Where the faces of a test lie that a run restored. */
export function restoredFolder(
  { id }: Pick<PlannedRun, "id">,
  { folder }: Pick<PlannedTest, "folder">,
): string {
  return join(folder, "restored", id);
}

/**
 * Restores the faces of a test that are not there yet.
 *
 * By the last step, not the best one: that was chosen by faces that the tests
 * are made of, and steps shall be equal.
 *
 * @throws {StoppedError} If it was stopped before its end.
 * @throws {Error} If it failed.
 */
export async function restoreFaces(
  run: PlannedRun,
  test: PlannedTest,
  stop: Stop,
): Promise<void> {
  const { input } = foldersOf(test);
  const output = restoredFolder(run, test);
  if (await countImages(output) === await countImages(input)) return;
  const { path } = (await findCheckpoint(run.folder))!;
  const weights = join(path, "ema.safetensors");
  await runProcess(
    "restore",
    [input, "--weights", weights, "--output", output],
    stop,
  );
}
