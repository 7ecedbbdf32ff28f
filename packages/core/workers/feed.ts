import type { Lane } from "./lane.ts";

/**
 * Has lanes do jobs before their outcomes are asked for, and gives the outcomes
 * in the order of the jobs.
 *
 * A job goes at once to the lane that has the least to do: a lane that waited to
 * be given the next would stand still while this thread is busy with a step.
 */
export class Feed<Job, Outcome> implements Disposable {
  readonly #jobs: Iterator<Job>;
  readonly #lanes: readonly Lane<Job, Outcome>[];
  readonly #loads: number[];
  readonly #queue: Promise<Outcome>[] = [];
  readonly #ahead: number;
  #failure: { readonly error: unknown } | undefined;

  /**
   * Begins the first jobs.
   *
   * @param jobs What to do; each is taken from here just before it is begun.
   * @param lanes Who does it, idle; the caller disposes them.
   * @param ahead How many jobs may be done or under way beside the one that is
   * asked for.
   */
  constructor(
    jobs: Iterator<Job>,
    lanes: readonly Lane<Job, Outcome>[],
    ahead: number,
  ) {
    this.#jobs = jobs;
    this.#lanes = lanes;
    this.#loads = lanes.map(() => 0);
    this.#ahead = ahead;
    this.#fill(ahead);
  }

  /**
   * The next outcome; `undefined` behind the last.
   *
   * @throws {unknown} The first error that there was, from then on always.
   */
  async next(): Promise<Outcome | undefined> {
    this.#check();
    this.#fill(1);
    const first = this.#queue.shift();
    this.#fill(this.#ahead);
    try {
      return await first;
    } catch (error) {
      this.#failure ??= { error };
      throw this.#failure.error;
    }
  }

  /** Waits until the lanes are idle, and begins nothing more. */
  async end(): Promise<void> {
    this[Symbol.dispose]();
    await Promise.allSettled(this.#queue);
  }

  /** Begins nothing more, and gives nothing more. */
  [Symbol.dispose](): void {
    const error = new Error("Cannot go on: the feed was disposed");
    this.#failure = { error };
  }

  #check(): void {
    if (this.#failure) throw this.#failure.error;
  }

  #fill(length: number): void {
    while (this.#queue.length < length) {
      const next = this.#jobs.next();
      if (next.done) return;
      const outcome = this.#run(next.value);
      outcome.catch(() => {}); // Told to whoever asks for it.
      this.#queue.push(outcome);
    }
  }

  async #run(job: Job): Promise<Outcome> {
    const lane = this.#loads.indexOf(Math.min(...this.#loads));
    this.#loads[lane]!++;
    try {
      return await this.#lanes[lane]!.run(job);
    } finally {
      this.#loads[lane]!--;
    }
  }
}
