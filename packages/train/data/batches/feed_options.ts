/** How batches are made ahead; it changes none of their bytes. */
export interface FeedOptions {
  /**
   * How many batches are made ahead, beside the one in use; 4 by default. With
   * 0 there are no workers: this thread makes each batch when it is asked for.
   */
  readonly prefetch?: number;
  /**
   * How many workers make them, but no more than `prefetch`: a quarter of the
   * processors by default, one at least and 4 at most. A worker loads this
   * package anew, which Deno must be allowed to read if it lies on this machine.
   */
  readonly workers?: number;
}

/**
 * Fills in the defaults.
 *
 * @throws {RangeError} If a number makes no sense.
 */
export function checkFeedOptions(
  { prefetch = 4, workers = defaultWorkers() }: FeedOptions,
): Required<FeedOptions> {
  checkCount("prefetch", prefetch, 0);
  checkCount("workers", workers, 1);
  return { prefetch, workers: Math.min(workers, prefetch) };
}

/**
 * Checks a count among the options of batches.
 *
 * @throws {RangeError} If it is no integer from `low` to 1024.
 */
export function checkCount(name: string, value: number, low: number): void {
  if (Number.isInteger(value) && value >= low && value <= 1024) return;
  throw new RangeError(
    `Cannot make batches: ${name} must be an integer from ${low} to 1024, got ${value}`,
  );
}

function defaultWorkers(): number {
  const some = Math.floor(navigator.hardwareConcurrency / 4);
  return Math.min(4, Math.max(1, some));
}
