import { ENDED, HEARD, STOP_NAMES, type StopName } from "./stop_name.ts";

/**
 * Turns the first SIGINT (Ctrl-C) or SIGTERM into a request: finish the step,
 * save, say how to go on. A second SIGINT ends the process at once; within 0.1 s
 * of the first it is the same request, sent twice.
 *
 * A thread of its own listens, so that both work in the middle of a long step
 * of native code, when the event loop does not turn.
 *
 * @example
 * ```ts
 * import { StopSignal } from "@revisage/train/run";
 * import { assertEquals } from "@std/assert";
 *
 * using stop = await StopSignal.listen("Saving. Ctrl-C again leaves at once.");
 * let steps = 0;
 * while (steps < 3 && stop.requested === null) steps++;
 * assertEquals([steps, stop.requested], [3, null]);
 * ```
 */
export class StopSignal implements Disposable {
  private constructor(
    private readonly worker: Worker,
    private readonly shared: Int32Array<SharedArrayBuffer>,
  ) {}

  /**
   * Listens until it is disposed. Takes about 0.1 s to start.
   *
   * @param message Printed to stderr when the request is heard.
   * @throws {Error} If the file that the thread runs may not be read.
   */
  static async listen(message: string): Promise<StopSignal> {
    const url = new URL("./stop_signal_worker.ts", import.meta.url);
    const worker = new Worker(url, { type: "module" });
    const shared = new Int32Array(new SharedArrayBuffer(8));
    const started = new Promise<void>((resolve, reject) => {
      worker.onmessage = () => resolve();
      worker.onerror = (event) => {
        event.preventDefault(); // Whoever waits is told.
        reject(new Error(`Cannot listen to signals: ${event.message}`));
      };
    });
    worker.postMessage({ shared, message });
    await started;
    return new StopSignal(worker, shared);
  }

  /** What the process was asked to stop by; null as long as it was not. */
  get requested(): StopName | null {
    return STOP_NAMES[Atomics.load(this.shared, HEARD) - 1] ?? null;
  }

  /** Stops listening: signals do again what they did before. */
  [Symbol.dispose](): void {
    // To terminate it takes a while, in which signals would go nowhere.
    this.worker.postMessage(null);
    Atomics.wait(this.shared, ENDED, 0, 1000);
    this.worker.terminate();
  }
}
