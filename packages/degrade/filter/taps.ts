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
 * @param entries Pairs of a pixel and a weight; one at least.
 */
export function gatherTaps(
  entries: readonly (readonly [index: number, weight: number])[],
): Taps {
  const indices = entries.map(([index]) => index);
  const start = Math.min(...indices);
  const weights = new Float64Array(Math.max(...indices) - start + 1);
  for (const [index, weight] of entries) weights[index - start]! += weight;
  return { start, weights };
}

/** Taps that leave every one of `length` pixels as it is. */
export function identityTaps(length: number): Taps[] {
  return Array.from(
    { length },
    (_, start) => ({ start, weights: Float64Array.of(1) }),
  );
}

/**
 * Puts a blur before what `taps` do, so that both are done in one pass.
 *
 * @param taps What reads the blurred line.
 * @param kernel Weights of the blur, an odd number; correlated, not flipped.
 * @param length Pixels in the line; beyond them it is mirrored.
 */
export function blurBefore(
  taps: readonly Taps[],
  kernel: Float64Array,
  length: number,
): Taps[] {
  if (kernel.length === 1) {
    const weight = kernel[0]!;
    return taps.map(({ start, weights }) => ({
      start,
      weights: weights.map((value) => value * weight),
    }));
  }
  return taps.map((tap) => blurOne(tap, kernel, length));
}

function blurOne(
  { start, weights }: Taps,
  kernel: Float64Array,
  length: number,
): Taps {
  const radius = kernel.length >> 1;
  const wide = new Float64Array(weights.length + 2 * radius);
  for (let i = 0; i < weights.length; i++) {
    for (let j = 0; j < kernel.length; j++) {
      wide[i + j]! += weights[i]! * kernel[j]!;
    }
  }
  const first = start - radius;
  if (first >= 0 && first + wide.length <= length) {
    return { start: first, weights: wide };
  }
  return gatherTaps(
    Array.from(wide, (weight, i) => [reflect101(first + i, length), weight]),
  );
}
