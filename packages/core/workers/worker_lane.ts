import type { Lane } from "./lane.ts";
import type { Answer } from "./serve.ts";

/** How a {@linkcode WorkerLane} is opened. */
export interface WorkerLaneOptions<Job> {
  /** Told to the worker first; plain data. */
  readonly setup: unknown;
  /** Buffers of a job that go to the worker rather than being copied. */
  readonly transfer?: (job: Job) => Transferable[];
}

/**
 * Has a worker do jobs; ends it when disposed.
 *
 * Jobs are sent at once and wait in the worker, so that it goes on while this
 * thread is busy.
 */
export class WorkerLane<Job, Outcome> implements Lane<Job, Outcome> {
  readonly #worker: Worker;
  readonly #transfer: (job: Job) => Transferable[];
  readonly #underWay: PromiseWithResolvers<Outcome>[] = [];
  #broken: Error | undefined;

  /**
   * Starts the worker.
   *
   * @param module Calls `serve`.
   */
  constructor(
    module: URL,
    { setup, transfer = () => [] }: WorkerLaneOptions<Job>,
  ) {
    this.#transfer = transfer;
    this.#worker = new Worker(module, { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<Answer<Outcome>>) => {
      const first = this.#underWay.shift();
      if ("error" in data) first?.reject(new Error(data.error));
      else first?.resolve(data.outcome);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault(); // Else this thread would end too.
      this.#break(new Error(`Cannot go on: a worker broke: ${event.message}`));
    };
    this.#worker.postMessage(setup);
  }

  /**
   * Sends a job and waits for its outcome.
   *
   * @throws {Error} If the job fails, the worker cannot be loaded or breaks
   * down, or the lane is disposed.
   */
  run(job: Job): Promise<Outcome> {
    if (this.#broken) return Promise.reject(this.#broken);
    const answer = Promise.withResolvers<Outcome>();
    this.#underWay.push(answer);
    this.#worker.postMessage(job, this.#transfer(job));
    return answer.promise;
  }

  /** Ends the worker, whatever it does. */
  [Symbol.dispose](): void {
    this.#worker.terminate();
    this.#break(new Error("Cannot go on: the worker was ended"));
  }

  #break(error: Error): void {
    this.#broken ??= error;
    for (const { reject } of this.#underWay.splice(0)) reject(this.#broken);
  }
}
