/** What is told of repeated measurements. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Sums up measurements.
 *
 * @throws {RangeError} If there are none.
 */
export function summarize(samples: readonly number[]): Summary {
  return {
    median: median(samples),
    min: Math.min(...samples),
    max: Math.max(...samples),
  };
}

/**
 * The middle of the sorted samples, or the mean of the two middle ones.
 *
 * @throws {RangeError} If there are none.
 */
export function median(samples: readonly number[]): number {
  if (samples.length === 0) {
    throw new RangeError("Cannot take the median of no samples");
  }
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/**
 * How `ours` compares with `theirs`, measured in turns: the median over the
 * rounds of ours divided by theirs of the same round. What slows the machine
 * down for a while slows both, and cancels out.
 *
 * @throws {RangeError} If there are not as many of theirs.
 */
export function medianRatio(
  ours: readonly number[],
  theirs: readonly number[],
): number {
  if (ours.length !== theirs.length) {
    throw new RangeError(
      `Cannot compare rounds: theirs must be ${ours.length}, got ${theirs.length}`,
    );
  }
  return median(ours.map((sample, round) => sample / theirs[round]!));
}
