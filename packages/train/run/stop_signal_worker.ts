/**
 * The thread of `StopSignal` that listens.
 *
 * @module
 */
import { STOP_NAMES, type StopName } from "./stop_name.ts";

interface Start {
  readonly heard: Int32Array<SharedArrayBuffer>;
  readonly message: string;
}

interface Scope {
  onmessage: ((event: MessageEvent<Start>) => void) | null;
  postMessage(message: null): void;
}

// The compiler takes every file for one of the main thread.
const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data: { heard, message } }) => {
  const listeners = new Map<StopName, () => void>();
  const hear = (name: StopName) => {
    const number = STOP_NAMES.indexOf(name) + 1;
    if (Atomics.compareExchange(heard, 0, 0, number) !== 0) return;
    // Without a listener it ends the process, whatever the other threads do.
    // SIGTERM stays heard: supervisors send it to a group, and so twice.
    Deno.removeSignalListener("SIGINT", listeners.get("SIGINT")!);
    console.error(message);
  };
  for (const name of STOP_NAMES) {
    if (name === "SIGTERM" && Deno.build.os === "windows") continue;
    const listener = () => hear(name);
    listeners.set(name, listener);
    Deno.addSignalListener(name, listener);
  }
  scope.postMessage(null);
};
