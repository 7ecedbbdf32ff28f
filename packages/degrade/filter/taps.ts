import { reflect101 } from "./reflect101.ts";

/** The pixels that one output reads, side by side, and their weights. */
export interface Taps {
  /** The first pixel read. */
  readonly start: number;
  /** A weight for it and for each of its followers; one at least. */
  readonly weights: Float64Array;
}

/**
 * Makes taps of weights that stand for any pixels, some perhaps twice.
 *
 * @param weights One at least.
 * @param pixelOf Which pixel a weight is for.
 */
export function gatherTaps(
  weights: ArrayLike<number>,
  pixelOf: (index: number) => number,
): Taps {
  let start = Infinity;
  let end = -Infinity;
  for (let i = 0; i < weights.length; i++) {
    const pixel = pixelOf(i);
    start = Math.min(start, pixel);
    end = Math.max(end, pixel);
  }
  const gathered = new Float64Array(end - start + 1);
  for (let i = 0; i < weights.length; i++) {
    gathered[pixelOf(i) - start]! += weights[i]!;
  }
  return { start, weights: gathered };
}

/** Taps that leave every one of `length` pixels as it is. */
export function identityTaps(length: number): Taps[] {
  return Array.from(
    { length },
    (_, start) => ({ start, weights: Float64Array.of(1) }),
  );
}

/**
 * Takes away the outermost weights, which no float32 sum would notice, and
 * numbers the others from the middle.
 *
 * @param weights A line of a kernel; an odd number.
 * @param tolerance What the absolute values of those taken away may add up to
 * at each end, as a part of the whole line's.
 * @returns One weight at least.
 */
export function trimmedTaps(weights: Float64Array, tolerance: number): Taps {
  let sum = 0;
  for (const weight of weights) sum += Math.abs(weight);
  const most = sum * tolerance;
  let [start, end] = [0, weights.length];
  for (let left = most; start < end - 1; start++) {
    left -= Math.abs(weights[start]!);
    if (left < 0) break;
  }
  for (let left = most; end > start + 1; end--) {
    left -= Math.abs(weights[end - 1]!);
    if (left < 0) break;
  }
  return {
    start: start - (weights.length >> 1),
    weights: weights.subarray(start, end),
  };
}

/**
 * Puts a blur before what `taps` do, so that both are done in one pass.
 *
 * @param taps What reads the blurred line.
 * @param kernel Weights of the blur, numbered from its middle; correlated, not
 * flipped.
 * @param length Pixels in the line; beyond them it is mirrored.
 */
export function blurBefore(
  taps: readonly Taps[],
  kernel: Taps,
  length: number,
): Taps[] {
  return taps.map((tap) => blurOne(tap, kernel, length));
}

function blurOne(
  { start, weights }: Taps,
  kernel: Taps,
  length: number,
): Taps {
  const wide = convolve(weights, kernel.weights);
  const first = start + kernel.start;
  if (first >= 0 && first + wide.length <= length) {
    return { start: first, weights: wide };
  }
  return gatherTaps(wide, (i) => reflect101(first + i, length));
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const wide = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    const weight = a[i]!;
    for (let j = 0; j < b.length; j++) wide[i + j]! += weight * b[j]!;
  }
  return wide;
}
