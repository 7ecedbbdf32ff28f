import { withLock } from "@revisage/core";
import { findCheckpoint } from "@revisage/train/run";
import { dirname, join } from "node:path";
import type { Io } from "../frame/io.ts";
import { kindOf } from "../frame/kind_of.ts";
import { writeFiles } from "../evaluate/report_files.ts";
import type { PlannedRun } from "./plan.ts";
import { removeRestored } from "./restore_faces.ts";
import { runProcess, type Stop } from "./run_process.ts";
import { type Surroundings, surroundings } from "./surroundings.ts";

/** The lock of a run's folder: who works in it has it. */
const LOCK = ".lock";

/** Whether a run has taken its last step. */
export async function isTrained(run: PlannedRun): Promise<boolean> {
  return (await findCheckpoint(run.folder))?.step === run.steps;
}

/**
 * Trains a run, or goes on with it, up to its last step.
 *
 * @throws {StoppedError} If it was stopped before its end.
 * @throws {Error} If it failed.
 */
export async function trainRun(
  run: PlannedRun,
  stop: Stop,
  io: Io,
): Promise<void> {
  const begun = await kindOf(join(run.folder, "config.json"));
  if (begun === "nothing") await runProcess("train", await begin(run), stop);
  else {
    // The process that we started may have outlived ours.
    await withLock(
      join(run.folder, LOCK),
      () => io.tell(`Another process is at work in ${run.folder}; waiting.`),
      async () => {},
    );
    if (await isTrained(run)) return;
    await runProcess("train", ["--resume", run.folder], stop);
  }
}

/** Makes way for a run, and writes down what it begins with. */
async function begin(run: PlannedRun): Promise<readonly string[]> {
  const { folder, id, words } = run;
  await removeRestored(run);
  const text = JSON.stringify(await surroundings(), null, 2);
  await writeFiles(dirname(folder), { [`${id}.json`]: `${text}\n` });
  return words;
}

/** What a run began with; null if nobody wrote it down. */
export async function beginningOf(
  { folder }: PlannedRun,
): Promise<Surroundings | null> {
  const path = `${folder}.json`;
  return await kindOf(path) === "file"
    ? JSON.parse(await Deno.readTextFile(path))
    : null;
}
