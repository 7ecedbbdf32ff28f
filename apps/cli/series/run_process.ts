import type { StopName } from "@revisage/train/stop-signal";
import { fileURLToPath } from "node:url";
import { shellLine } from "../frame/shell_line.ts";
import { StoppedError } from "../train/abort_on_stop.ts";

/** The folder of the root `deno.json`. */
const ROOT = new URL("../../../", import.meta.url);
/** Milliseconds between two looks whether to stop. */
const LOOK = 20;

/** Asked whether somebody wants all of it to stop. */
export interface Stop {
  readonly requested: StopName | null;
}

/**
 * Runs one of our tasks as a process of its own, with the permissions that it
 * has there. A request to stop is handed on to it.
 *
 * @throws {StoppedError} If it was stopped before its end.
 * @throws {Error} If it failed; it has said why.
 */
export async function runProcess(
  task: string,
  words: readonly string[],
  stop: Stop,
): Promise<void> {
  if (stop.requested !== null) throw new StoppedError();
  const { tasks } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", ROOT)),
  );
  const [, ...args]: string[] = tasks[task].command.split(" ");
  const main = fileURLToPath(new URL("apps/cli/main.ts", ROOT));
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...args.slice(0, -2),
      ...[`--config=${fileURLToPath(new URL("deno.json", ROOT))}`, main, task],
      ...words,
    ],
    stdin: "null",
    stdout: "null", // Ours is the table's.
  }).spawn();
  // A terminal tells both of us; hearing it twice at once is hearing it once.
  const look = setInterval(() => {
    if (stop.requested === null) return;
    clearInterval(look);
    kill(child, stop.requested);
  }, LOOK);
  const { code } = await child.status;
  clearInterval(look);
  if (code === 0) return;
  if (stop.requested !== null) throw new StoppedError();
  throw new Error(
    `Cannot go on with the series: "${
      shellLine([task, ...words])
    }" ended with ` +
      `${code}; the same command tries again`,
  );
}

function kill(child: Deno.ChildProcess, signal: StopName): void {
  try {
    child.kill(signal);
  } catch { // It has just ended.
  }
}
