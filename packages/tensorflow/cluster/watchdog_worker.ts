/**
 * The thread of `Watchdog` that watches.
 *
 * @module
 */
import { parentPort, workerData } from "node:worker_threads";
import { cString } from "../ffi/libc.ts";
import { NativeLibrary } from "../ffi/native_library.ts";
import { DEADLINE_EXCEEDED } from "./peers.ts";
import type { Watch } from "./watchdog.ts";

/** Milliseconds between two looks. */
const PAUSE_MS = 100;

const { path, context, turns, timeoutSeconds }: Watch = workerData;
const library = NativeLibrary.open(path);
let turn = 0;
let since = performance.now();

const timer = setInterval(() => {
  const now = performance.now();
  const current = Atomics.load(turns, 0);
  if (current !== turn || current % 2 === 0) [turn, since] = [current, now];
  if (now - since > 1000 * timeoutSeconds) abort();
}, PAUSE_MS);
parentPort!.postMessage("watching");

/** Afterwards no collective operation works any more. */
function abort(): void {
  clearInterval(timer);
  const { c, status } = library;
  c.TF_SetStatus(status, DEADLINE_EXCEEDED, cString("Collective timed out"));
  c.TFE_AbortCollectiveOps(context, status);
}
