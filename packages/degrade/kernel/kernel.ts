/** A square of weights that a picture is filtered with. */
export interface Kernel {
  /** Weights in a row, and rows; odd, so that there is a middle. */
  readonly size: number;
  /** Row by row, `size * size`; their sum is 1. */
  readonly weights: Float64Array;
}

/**
 * Makes a kernel of a function of the distance from its middle.
 *
 * @param size Odd.
 * @param weigh Gives the weight `x` to the right of the middle and `y` below
 * it, and at the point across the middle from there.
 */
export function makeKernel(
  size: number,
  weigh: (x: number, y: number) => number,
): Kernel {
  const radius = size >> 1;
  const weights = new Float64Array(size * size);
  const last = weights.length - 1;
  for (let y = -radius, i = 0; y <= 0; y++) {
    for (let x = -radius; x <= radius; x++, i++) {
      weights[i] = weights[last - i] = weigh(x, y);
    }
  }
  let sum = 0;
  for (const weight of weights) sum += weight;
  for (let i = 0; i < weights.length; i++) weights[i]! /= sum;
  return { size, weights };
}
