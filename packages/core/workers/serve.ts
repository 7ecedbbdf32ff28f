/** What a worker gives back: an outcome, or what went wrong. */
export type Answer<Outcome> =
  | { readonly outcome: Outcome }
  | { readonly error: string };

/** An outcome, and the buffers that go with it rather than being copied. */
export interface Sent<Outcome> {
  /** What was asked for. */
  readonly outcome: Outcome;
  /** Buffers in it that this worker gives away. */
  readonly transfer: Transferable[];
}

/** What is used here of a worker's global scope. */
interface WorkerScope {
  onmessage: (event: MessageEvent<unknown>) => void;
  postMessage(answer: unknown, transfer: Transferable[]): void;
}

/**
 * Answers a `WorkerLane`: the first message says how to work, each later one is
 * a job, done when those before are. A failure of either is the answer to a job.
 *
 * @param prepare Gets what the lane was opened with; gives what does jobs.
 */
export function serve<Setup, Job, Outcome>(
  prepare: (
    setup: Setup,
  ) => (job: Job) => Sent<Outcome> | Promise<Sent<Outcome>>,
): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.onmessage = ({ data }) => {
    const work = Promise.try(prepare, data as Setup);
    let last: Promise<unknown> = work.catch(() => {}); // Told with the jobs.
    const answer = async (job: Job) => {
      try {
        const { outcome, transfer } = await (await work)(job);
        scope.postMessage({ outcome } satisfies Answer<Outcome>, transfer);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        scope.postMessage({ error: why } satisfies Answer<Outcome>, []);
      }
    };
    scope.onmessage = ({ data }) => {
      last = last.then(() => answer(data as Job));
    };
  };
}
