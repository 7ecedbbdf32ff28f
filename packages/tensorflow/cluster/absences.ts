import { UNAVAILABLE } from "./peers.ts";

/** How long a worker may give no answer, though its machine may be busy. */
const SILENCE_MS = 30_000;

/** Who of the other workers did not answer, while one call goes on. */
export class Absences {
  readonly #absent = new Map<string, { code: number; since: number }>();

  /**
   * Notes what came of a question.
   *
   * @param code `TF_Code`: 0 if the worker is there.
   * @param now Milliseconds.
   * @returns Whether the worker is gone: its port was closed twice in a row, or
   * it has been silent for too long.
   */
  note(task: string, code: number, now: number): boolean {
    const before = this.#absent.get(task);
    if (code === 0) {
      this.#absent.delete(task);
      return false;
    }
    const since = before?.since ?? now;
    this.#absent.set(task, { code, since });
    const wasClosed = before?.code === UNAVAILABLE;
    return code === UNAVAILABLE && wasClosed || now - since > SILENCE_MS;
  }

  /** The call has ended: all were there. */
  forget(): void {
    this.#absent.clear();
  }
}
