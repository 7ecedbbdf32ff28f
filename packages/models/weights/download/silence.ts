/** Aborts what waits for bytes when none come for too long. */
export class Silence implements Disposable {
  readonly #controller = new AbortController();
  readonly #limit: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins to wait, for `limit` milliseconds. */
  constructor(limit: number) {
    this.#limit = limit;
    this.heard();
  }

  /** Aborted once it was silent for too long. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Begins to wait anew. */
  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), this.#limit);
  }

  /** Waits no longer. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
