/** What a row of the plot of distributions shows. */
export interface Spread {
  /** Quartiles: a quarter, a half and three quarters lie below. */
  readonly quartiles: readonly [number, number, number];
  /** Finite numbers, sorted. */
  readonly sorted: readonly number[];
  /** How many numbers were left out because they are not finite. */
  readonly infinite: number;
}

/** The spread of numbers; null if none is finite. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const quartile = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)]!, above = sorted[Math.ceil(place)]!;
    return below + (place % 1) * (above - below);
  };
  return {
    quartiles: [quartile(0.25), quartile(0.5), quartile(0.75)],
    sorted,
    infinite: values.length - sorted.length,
  };
}

/**
 * Counts numbers in bins of one width.
 *
 * @param extent The bins' outer borders; numbers beyond them are not counted.
 * A number on an inner border belongs to the bin above it.
 */
export function countInBins(
  values: readonly number[],
  [low, high]: readonly [number, number],
  bins: number,
): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    if (value < low || value > high) continue;
    const bin = Math.floor(bins * (value - low) / (high - low));
    counts[Math.min(bin, bins - 1)]! += 1;
  }
  return counts;
}
