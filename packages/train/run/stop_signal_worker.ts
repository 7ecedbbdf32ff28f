/**
 * The thread of `StopSignal` that listens.
 *
 * @module
 */
import { ENDED, HEARD, STOP_NAMES, type StopName } from "./stop_name.ts";

/** What it is told first; then null, to end. */
interface Start {
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly message: string;
}

interface Scope {
  onmessage: ((event: MessageEvent<Start | null>) => void) | null;
  postMessage(message: null): void;
}

/** Milliseconds within which a second SIGINT belongs to the first. */
const SAME_REQUEST = 100;

// The compiler takes every file for one of the main thread.
const scope = globalThis as unknown as Scope;
const listeners = new Map<StopName, () => void>();

scope.onmessage = ({ data: start }) => {
  if (start === null) return;
  listen(start);
  scope.onmessage = () => end(start);
  scope.postMessage(null);
};

function listen({ shared, message }: Start): void {
  for (const [index, name] of STOP_NAMES.entries()) {
    if (name === "SIGTERM" && Deno.build.os === "windows") continue;
    const listener = () => {
      if (Atomics.compareExchange(shared, HEARD, 0, index + 1) !== 0) return;
      // Who sends a signal to a group of processes may send it twice.
      console.error(message);
      // Without a listener it ends the process, whatever other threads do.
      setTimeout(() => ignore("SIGINT"), SAME_REQUEST);
    };
    listeners.set(name, listener);
    Deno.addSignalListener(name, listener);
  }
}

function ignore(name: StopName): void {
  const listener = listeners.get(name);
  if (listener) Deno.removeSignalListener(name, listener);
  listeners.delete(name);
}

function end({ shared }: Start): void {
  for (const name of STOP_NAMES) ignore(name);
  Atomics.store(shared, ENDED, 1);
  Atomics.notify(shared, ENDED);
}
