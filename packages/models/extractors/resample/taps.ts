/**
 * How an image is resized for a network.
 *
 * - `"bilinear"`: PyTorch's `interpolate` with `align_corners=False` and
 *   OpenCV's `INTER_LINEAR`: two neighbors, however much the image shrinks.
 * - `"bilinear-tf1"`: TensorFlow 1's: the same, but pixel centers lie at whole
 *   numbers, so that the image moves by up to half a pixel.
 * - `"bilinear-antialiased"` and `"bicubic-antialiased"`: Pillow's, whose
 *   kernels widen as the image shrinks. The latter is `clean-fid`'s.
 */
export type InputFilter =
  | "bilinear"
  | "bilinear-tf1"
  | "bilinear-antialiased"
  | "bicubic-antialiased";

/** Every {@linkcode InputFilter}. */
export const INPUT_FILTERS = [
  "bilinear",
  "bilinear-tf1",
  "bilinear-antialiased",
  "bicubic-antialiased",
] as const satisfies readonly InputFilter[];

/** Which inputs make an output, along one axis. */
export interface Taps {
  /** Inputs that each output is made of. */
  readonly count: number;
  /** `count` positions for each output. */
  readonly positions: Int32Array;
  /** The weight of each; an output's add up to 1. */
  readonly weights: Float64Array;
}

/** Part of an axis, in fractions of it. */
type Part = readonly [start: number, end: number];

/**
 * Finds the weights that turn a part of an axis into `outputs` pixels.
 *
 * Pixels around the part are looked at where the filter reaches them.
 *
 * @param inputs Pixels of the whole axis.
 */
export function tapsOf(
  filter: InputFilter,
  inputs: number,
  part: Part,
  outputs: number,
): Taps {
  const span = part.map((fraction) => fraction * inputs) as [number, number];
  switch (filter) {
    case "bilinear":
      return neighbors(inputs, span, outputs, 0.5);
    case "bilinear-tf1":
      return neighbors(inputs, span, outputs, 0);
    case "bilinear-antialiased":
      return antialiased(inputs, span, outputs, triangle, 1);
    case "bicubic-antialiased":
      return antialiased(inputs, span, outputs, cubic, 2);
  }
}

/**
 * Two neighbors, of a part in pixels. Positions are float32, as in both libraries: at the end of a
 * long axis a float64 would fall between other pixels.
 */
function neighbors(
  inputs: number,
  [start, end]: Part,
  outputs: number,
  center: number,
): Taps {
  const scale = Math.fround((end - start) / outputs);
  const positions = new Int32Array(2 * outputs);
  const weights = new Float64Array(2 * outputs);
  for (let i = 0; i < outputs; i++) {
    const offset = Math.fround(scale * (i + center));
    const at = Math.max(0, Math.fround(offset - center + start));
    const low = Math.min(Math.floor(at), inputs - 1);
    const high = Math.min(low + 1, inputs - 1);
    positions.set([low, high], 2 * i);
    weights.set([1 - (at - low), at - low], 2 * i);
  }
  return { count: 2, positions, weights };
}

/** Pillow's `precompute_coeffs`, of a part in pixels. */
function antialiased(
  inputs: number,
  [start, end]: Part,
  outputs: number,
  kernel: (x: number) => number,
  support: number,
): Taps {
  const scale = (end - start) / outputs;
  const widening = Math.max(1, scale);
  const reach = support * widening;
  const count = 2 * Math.ceil(reach) + 1;
  const positions = new Int32Array(count * outputs);
  const weights = new Float64Array(count * outputs);
  for (let i = 0; i < outputs; i++) {
    const center = start + (i + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - reach + 0.5));
    const last = Math.min(inputs, Math.trunc(center + reach + 0.5));
    let sum = 0;
    for (let x = first; x < last; x++) {
      sum += weights[count * i + x - first] = kernel(
        (x - center + 0.5) / widening,
      );
      positions[count * i + x - first] = x;
    }
    for (let k = 0; k < count; k++) weights[count * i + k]! /= sum;
  }
  return { count, positions, weights };
}

function triangle(x: number): number {
  return Math.max(0, 1 - Math.abs(x));
}

/** Keys's cubic with a = −0.5. */
function cubic(x: number): number {
  const t = Math.abs(x);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}
