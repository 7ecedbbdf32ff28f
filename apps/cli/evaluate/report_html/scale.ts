/** From the least to the largest of what is drawn. */
export type Extent = readonly [low: number, high: number];

/**
 * The least and the largest of the finite numbers; null if there are none.
 */
export function extentOf(values: Iterable<number>): Extent | null {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : null;
}

/**
 * Where a number stands along a picture's axis, to a tenth of a pixel. An
 * extent of one number is drawn in the middle.
 */
export function scale(
  [low, high]: Extent,
  [start, end]: Extent,
): (value: number) => number {
  const width = high - low;
  return (value) => {
    const share = width > 0 ? (value - low) / width : 0.5;
    return Math.round(10 * (start + share * (end - start))) / 10;
  };
}

/** Round numbers along an axis, and how many decimals they need. */
export interface Ticks {
  readonly values: readonly number[];
  readonly digits: number;
}

/**
 * About `count` round numbers within an extent: multiples of 1, 2 or 5 times a
 * power of ten.
 */
export function ticksWithin([low, high]: Extent, count = 5): Ticks {
  const width = high - low;
  if (!(width > 0)) return { values: [low], digits: 2 };
  const power = Math.floor(Math.log10(width / count));
  const step = [1, 2, 5, 10].map((m) => m * 10 ** power)
    .find((step) => width / step <= count)!;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const values = Array.from(
    { length: last - first + 1 },
    (_, i) => Number(((first + i) * step).toFixed(digits)),
  );
  return { values, digits };
}

/** Widens an extent to the round numbers about it. */
export function roundOut([low, high]: Extent, count = 5): Extent {
  const { values } = ticksWithin([low, high], count);
  const step = values.length > 1 ? values[1]! - values[0]! : 0;
  if (step === 0) return [low, high];
  return [
    Number((Math.floor(low / step + 1e-9) * step).toPrecision(12)),
    Number((Math.ceil(high / step - 1e-9) * step).toPrecision(12)),
  ];
}
