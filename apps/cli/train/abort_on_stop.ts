import type { StopName } from "@revisage/train/stop-signal";

/** Milliseconds between two looks whether to stop. */
const LOOK = 20;

/** Somebody asked to stop before all was done. */
export class StoppedError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "StoppedError";
}

/** Aborts what is at work, by a {@linkcode StoppedError}, on a request to stop. */
export class AbortOnStop implements Disposable {
  readonly #controller = new AbortController();
  readonly #look: ReturnType<typeof setInterval>;

  /** Looks for a request until it is disposed. */
  constructor(stop: { readonly requested: StopName | null }) {
    this.#look = setInterval(() => {
      if (stop.requested === null) return;
      clearInterval(this.#look);
      this.#controller.abort(new StoppedError());
    }, LOOK);
  }

  /** For those who work. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Looks no more. */
  [Symbol.dispose](): void {
    clearInterval(this.#look);
  }
}
