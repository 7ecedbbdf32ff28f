/** What a process is asked to end with. */
export type StopName = "SIGINT" | "SIGTERM";

/**
 * Turns the first SIGINT (Ctrl-C) or SIGTERM into a request: finish the step,
 * save, say how to go on. A second SIGINT ends the process at once.
 *
 * The request is noticed when the event loop turns. After it SIGINT is the
 * system's again, so that a second one works while a long step runs, too.
 *
 * @example
 * ```ts
 * import { StopSignal } from "@revisage/train";
 * import { assertEquals } from "@std/assert";
 *
 * using stop = new StopSignal((name) => console.error(`${name}: saving`));
 * for (let step = 0; step < 3 && !stop.requested; step++) {
 *   await new Promise((resolve) => setTimeout(resolve)); // The step.
 * }
 * assertEquals(stop.requested, null);
 * ```
 */
export class StopSignal implements Disposable {
  #requested: StopName | null = null;
  readonly #listeners: ReadonlyMap<StopName, () => void>;

  /**
   * Listens until it is disposed.
   *
   * @param onRequest Called once, to tell the user that it was heard.
   */
  constructor(private readonly onRequest: (name: StopName) => void) {
    const names: StopName[] = ["SIGINT", "SIGTERM"];
    this.#listeners = new Map(
      names.map((name) => [name, () => this.#hear(name)]),
    );
    for (const [name, listener] of this.#listeners) {
      Deno.addSignalListener(name, listener);
    }
  }

  /** What the process was asked to stop by; null as long as it was not. */
  get requested(): StopName | null {
    return this.#requested;
  }

  #hear(name: StopName): void {
    if (this.#requested !== null) return;
    this.#requested = name;
    // Without listeners a signal does what it did before: it ends the process.
    // SIGTERM stays heard: supervisors send it to a group, and so twice.
    this.#ignore("SIGINT");
    this.onRequest(name);
  }

  #ignore(name: StopName): void {
    Deno.removeSignalListener(name, this.#listeners.get(name)!);
  }

  /** Stops listening. */
  [Symbol.dispose](): void {
    for (const name of this.#listeners.keys()) this.#ignore(name);
  }
}
