/** Width and height of the window that SSIM looks through. */
export const WINDOW = 11;

const SIGMA = 1.5;
const MIDDLE = (WINDOW - 1) / 2;

/** The Gaussian's first half and its middle; all eleven weights add up to 1. */
const WEIGHTS = weightsOf(MIDDLE, SIGMA);

function weightsOf(middle: number, sigma: number): Float64Array {
  const half = Float64Array.from(
    { length: middle + 1 },
    (_, i) => Math.exp(-((i - middle) ** 2) / (2 * sigma ** 2)),
  );
  const sum = 2 * half.reduce((a, b) => a + b) - 1;
  return half.map((weight) => weight / sum);
}

/**
 * Weighs eleven numbers with a Gaussian, for each place: target `i` gets those
 * at source `i`, `i + step` … `i + 10 step`.
 *
 * A step of 1 runs along rows, and their last ten sums mix two rows; a step of
 * one row runs down the columns.
 *
 * @param count How many places.
 */
export function weigh(
  source: Float64Array,
  step: number,
  target: Float64Array,
  count: number,
): void {
  const [w0, w1, w2, w3, w4, w5] = WEIGHTS as unknown as Weights;
  const s2 = 2 * step, s3 = 3 * step, s4 = 4 * step, s5 = 5 * step;
  const s6 = 6 * step, s7 = 7 * step, s8 = 8 * step, s9 = 9 * step;
  const s10 = 10 * step;
  for (let i = 0; i < count; i++) {
    target[i] = w0 * (source[i]! + source[i + s10]!) +
      w1 * (source[i + step]! + source[i + s9]!) +
      w2 * (source[i + s2]! + source[i + s8]!) +
      w3 * (source[i + s3]! + source[i + s7]!) +
      w4 * (source[i + s4]! + source[i + s6]!) +
      w5 * source[i + s5]!;
  }
}

type Weights = [number, number, number, number, number, number];
