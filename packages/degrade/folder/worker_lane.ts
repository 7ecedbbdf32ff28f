import type { Lane } from "./lane.ts";

/** Has a worker do jobs; ends it when disposed. */
export class WorkerLane<Job, Outcome> implements Lane<Job, Outcome> {
  readonly #worker: Worker;
  #underWay: PromiseWithResolvers<Outcome> | undefined;

  /**
   * Starts the worker.
   *
   * @param module Answers each message, a job, by one, its outcome.
   */
  constructor(module: URL) {
    this.#worker = new Worker(module, { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<Outcome>) =>
      this.#underWay?.resolve(data);
    this.#worker.onerror = (event) => {
      event.preventDefault(); // Else this thread would end too.
      this.#underWay?.reject(new Error(event.message));
    };
  }

  /**
   * Sends a job and waits for its outcome.
   *
   * @throws {Error} If the worker cannot be loaded or breaks down.
   */
  run(job: Job): Promise<Outcome> {
    this.#underWay = Promise.withResolvers();
    this.#worker.postMessage(job);
    return this.#underWay.promise;
  }

  /** Ends the worker, whatever it does. */
  [Symbol.dispose](): void {
    this.#worker.terminate();
  }
}
