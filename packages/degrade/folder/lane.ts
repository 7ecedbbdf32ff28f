/** Does jobs, one at a time. */
export interface Lane<Job, Outcome> extends Disposable {
  /** Does a job; asked for the next one only when it has done the last. */
  run(job: Job): Promise<Outcome>;
}

/**
 * Does jobs on several lanes at once: each takes the next one as soon as it is
 * free, so that no more are under way than there are lanes.
 *
 * After an error, or once aborted, no job is begun. What is under way is
 * finished and settled all the same, so that nothing is left half done.
 *
 * @param jobs What to do; begun in this order.
 * @param lanes Who does it; the caller disposes them.
 * @param settle Told of each job that was done, in the order of finishing.
 * @param signal Ends it before all jobs are begun.
 * @throws {unknown} The first error of a lane or of `settle`, or the signal's
 * reason.
 */
export async function runInLanes<Job, Outcome>(
  jobs: Iterable<Job>,
  lanes: readonly Lane<Job, Outcome>[],
  settle: (job: Job, outcome: Outcome) => void,
  signal?: AbortSignal,
): Promise<void> {
  const queue = jobs[Symbol.iterator]();
  const errors: unknown[] = [];
  const drain = async (lane: Lane<Job, Outcome>) => {
    try {
      while (errors.length === 0) {
        const next = queue.next();
        if (next.done) return;
        signal?.throwIfAborted();
        settle(next.value, await lane.run(next.value));
      }
    } catch (error) {
      errors.push(error);
    }
  };
  await Promise.all(lanes.map(drain));
  if (errors.length > 0) throw errors[0];
}
