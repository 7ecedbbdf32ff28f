/**
 * The thread of `Watchdog` that watches.
 *
 * @module
 */
import { parentPort, workerData } from "node:worker_threads";
import { cString } from "../ffi/libc.ts";
import { NativeLibrary } from "../ffi/native_library.ts";
import { Absences } from "./absences.ts";
import { DEADLINE_EXCEEDED, UNAVAILABLE } from "./peers.ts";
import type { Watch } from "./watchdog.ts";

/** Milliseconds between two looks. */
const PAUSE_MS = 100;
/** How long work goes on before the others are asked, and between two rounds. */
const ASK_MS = 2000;
/** How long one question waits for its answer. */
const ANSWER_MS = 5000;

const { path, context, turns, timeoutSeconds, tasks }: Watch = workerData;
const library = NativeLibrary.open(path);
const absences = new Absences();
let turn = 0;
let since = performance.now();
let asked = since;

const timer = setInterval(() => {
  const now = performance.now();
  const current = Atomics.load(turns, 0);
  if (current !== turn || current % 2 === 0) {
    [turn, since, asked] = [current, now, now];
    absences.forget();
  }
  if (now - since > 1000 * timeoutSeconds) {
    abort(DEADLINE_EXCEEDED, "Collective timed out");
  } else if (now - asked > ASK_MS) {
    const gone = tasks.find((task) => absences.note(task, ask(task), now));
    asked = performance.now();
    if (gone === undefined) return;
    abort(UNAVAILABLE, `Collective lost its remote target ${gone}`);
  }
}, PAUSE_MS);
parentPort!.postMessage("watching");

/** Asks a worker whether it is there. @returns `TF_Code`; 0 if it is. */
function ask(task: string): number {
  const { c, status } = library;
  const name = library.name(task);
  c.TFE_CollectiveOpsCheckPeerHealth(context, name, BigInt(ANSWER_MS), status);
  return c.TF_GetCode(status);
}

/** Afterwards no collective operation works any more. */
function abort(code: number, message: string): void {
  clearInterval(timer);
  const { c, status } = library;
  c.TF_SetStatus(status, code, cString(message));
  c.TFE_AbortCollectiveOps(context, status);
}
