import { findCheckpoint } from "@revisage/train/run";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { foldersOf, imagesIn } from "./test_folders.ts";
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
  const there = new Set(await imagesIn(output));
  if ((await imagesIn(input)).every((name) => there.has(name))) return;
  const { path } = (await findCheckpoint(run.folder))!;
  const weights = join(path, "ema.safetensors");
  await runProcess(
    "restore",
    [input, "--weights", weights, "--output", output],
    stop,
  );
}

/**
 * Removes what an earlier run of the same name restored, whichever series asked
 * for it: its weights are gone.
 */
export async function removeRestored(
  { id, folder }: Pick<PlannedRun, "id" | "folder">,
): Promise<void> {
  const tests = join(dirname(dirname(folder)), "tests");
  if (!existsSync(tests)) return;
  for (const name of await readdir(tests)) {
    const restored = restoredFolder({ id }, { folder: join(tests, name) });
    await rm(restored, { recursive: true, force: true });
  }
}
