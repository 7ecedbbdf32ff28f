/** Does jobs, one after the other. */
export interface Lane<Job, Outcome> extends Disposable {
  /** Does a job, once those that it was given before are done. */
  run(job: Job): Promise<Outcome>;
}

/**
 * Does jobs on several lanes at once, each taking the next one as soon as it is
 * free and its last one is settled.
 *
 * After an error, or once aborted, no job is begun; what is under way is
 * finished first.
 *
 * @param jobs What to do; begun in this order.
 * @param lanes Who does it; the caller disposes them.
 * @param settle Told of each job that was done, in the order of finishing, and
 * never of two at once.
 * @throws {unknown} The first error of a lane or of `settle`, or the signal's
 * reason.
 */
export async function runInLanes<Job, Outcome>(
  jobs: Iterable<Job>,
  lanes: readonly Lane<Job, Outcome>[],
  settle: (job: Job, outcome: Outcome) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const queue = jobs[Symbol.iterator]();
  const errors: unknown[] = [];
  let settled = Promise.resolve();
  const drain = async (lane: Lane<Job, Outcome>) => {
    try {
      while (errors.length === 0) {
        signal?.throwIfAborted();
        const next = queue.next();
        if (next.done) return;
        const outcome = await lane.run(next.value);
        settled = settled.then(() => settle(next.value, outcome));
        await settled;
      }
    } catch (error) {
      errors.push(error);
    }
  };
  await Promise.all(lanes.map(drain));
  if (errors.length > 0) throw errors[0];
}
