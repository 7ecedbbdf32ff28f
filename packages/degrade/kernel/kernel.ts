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
 * it; at least 0, and above 0 somewhere.
 */
export function makeKernel(
  size: number,
  weigh: (x: number, y: number) => number,
): Kernel {
  const radius = size >> 1;
  const weights = new Float64Array(size * size);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weigh(i % size - radius, Math.floor(i / size) - radius);
    weights[i] = weight;
    sum += weight;
  }
  for (let i = 0; i < weights.length; i++) weights[i]! /= sum;
  return { size, weights };
}
