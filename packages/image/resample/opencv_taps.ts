import { emptyTaps, type Taps } from "./taps.ts";

/**
 * The weights have so many bits behind the point. So has OpenCV's linear filter;
 * its cubic one is in floating point, which changes one pixel in twenty by a
 * level.
 */
export const OPENCV_BITS = 11;

const { floor, fround } = Math;

/**
 * OpenCV's weights along one axis: half-pixel centers, and no antialiasing,
 * however much the axis shrinks. Beyond an end, the last pixel repeats.
 *
 * @param inputs Length of the axis before.
 * @param outputs Length of the axis after.
 * @param weightsAt Weights of the neighbors, from left to right, of a point
 * that lies this share of a pixel right of the one left of it.
 */
export function opencvTaps(
  inputs: number,
  outputs: number,
  weightsAt: (share: number) => readonly number[],
): Taps {
  const neighbors = weightsAt(0).length;
  const taps = emptyTaps(outputs, neighbors);
  const scale = inputs / outputs;
  const last = inputs - 1;
  for (let i = 0; i < outputs; i++) {
    const at = fround((i + 0.5) * scale - 0.5);
    const first = floor(at) - (neighbors / 2 - 1);
    const start = clamp(first, last);
    taps.starts[i] = start;
    taps.counts[i] = clamp(first + neighbors - 1, last) - start + 1;
    weightsAt(fround(at - floor(at))).forEach((weight, j) => {
      const slot = i * neighbors + clamp(first + j, last) - start;
      taps.weights[slot]! += roundHalfToEven(weight * (1 << OPENCV_BITS));
    });
  }
  return taps;
}

/** The weights of two neighbors. */
export function linearWeights(share: number): readonly number[] {
  return [fround(1 - share), share];
}

/** The weights of four neighbors: Keys' cubic convolution with a = −0.75. */
export function cubicWeights(share: number): readonly number[] {
  const a = -0.75;
  const far = (x: number) =>
    fround(((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a);
  const near = (x: number) => fround(((a + 2) * x - (a + 3)) * x * x + 1);
  const [first, second, third] = [far(share), near(share), near(1 - share)];
  return [first, second, third, fround(1 - first - second - third)];
}

function clamp(index: number, last: number): number {
  return Math.min(Math.max(index, 0), last);
}

function roundHalfToEven(x: number): number {
  const below = floor(x);
  const isUp = x - below > 0.5 || (x - below === 0.5 && below % 2 !== 0);
  return isUp ? below + 1 : below;
}
