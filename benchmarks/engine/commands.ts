import type { Command } from "../harness/child.ts";
import { denoWorker } from "../harness/commands.ts";

export { pythonModule as torch } from "../harness/commands.ts";

/** Runs a worker of this folder, which is told its settings. */
export function worker(file: string, settings: object): Command {
  return denoWorker(new URL(file, import.meta.url), settings);
}
