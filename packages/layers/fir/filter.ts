import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { linearMap } from "../linear_map.ts";

/** Rows and columns of zeros before and after an image. */
export type FirPadding = readonly [before: number, after: number];

/** The filter of StyleGAN2 in one direction, with sum 1. Symmetric. */
const TAPS = [1 / 8, 3 / 8, 3 / 8, 1 / 8] as const;

/**
 * Filters each channel with [1, 3, 3, 1] in both directions, within the padded
 * image. The adjoint is the same filter with what 3 lacks of the padding.
 */
export function filter(
  x: Tensor4D,
  [before, after]: FirPadding,
  gain: number,
): Tensor4D {
  return linearMap(
    x,
    (x) => padded(x as Tensor4D, [before, after], gain),
    (dy) => padded(dy as Tensor4D, [3 - before, 3 - after], gain),
  );
}

/** Filters, and keeps every second row and column; sizes are even. */
export function filterDown(x: Tensor4D, gain: number): Tensor4D {
  return linearMap(x, (x) => down(x, gain), (dy) => up(dy, gain));
}

/** The adjoint of {@linkcode filterDown}: puts zeros between, and filters. */
export function filterUp(x: Tensor4D, gain: number): Tensor4D {
  return linearMap(x, (x) => up(x, gain), (dy) => down(dy, gain));
}

/** Doubles by bilinear interpolation with half-pixel centers. */
export function interpolateUp(x: Tensor4D): Tensor4D {
  return linearMap(x, double, collect);
}

function padded(x: Tensor4D, padding: FirPadding, gain: number): Tensor4D {
  const pad = [...padding] as [number, number];
  return slide(x.pad([[0, 0], pad, pad, [0, 0]]), gain, 1, "valid");
}

function down(x: Tensor, gain: number): Tensor4D {
  // Of even sizes "same" pads one zero before and one after.
  return slide(x as Tensor4D, gain, 2, "same");
}

function slide(
  x: Tensor4D,
  gain: number,
  stride: number,
  padding: "valid" | "same",
): Tensor4D {
  const outer = TAPS.map((row) => TAPS.map((column) => gain * row * column));
  const kernel = tf.tensor2d(outer).reshape([4, 4, 1, 1])
    .tile<Tensor4D>([1, 1, x.shape[3], 1]);
  return tf.depthwiseConv2d(x, kernel, stride, padding);
}

function double(x: Tensor): Tensor4D {
  const [, h, w] = (x as Tensor4D).shape;
  return tf.image.resizeBilinear(x as Tensor4D, [2 * h, 2 * w], false, true);
}

/**
 * The adjoint of {@linkcode double}. Within an image that is {@linkcode down},
 * four times: both weigh by [1, 3, 3, 1]. At a border doubling repeats the last
 * pixel, whose neighbor there is it itself: 4 quarters, where the filter has 3.
 */
function collect(dy: Tensor): Tensor4D {
  return down(dy.mul(atBorders(dy as Tensor4D, 4 / 3)), 4);
}

/** And so the adjoint of {@linkcode down} is doubling, with darker borders. */
function up(x: Tensor, gain: number): Tensor4D {
  const y = double(x);
  return y.mul(atBorders(y, 3 / 4, gain / 4));
}

/** `[1, H, W, 1]`: `factor` in the first and last row and column, times gain. */
function atBorders(
  { shape: [, h, w] }: Tensor4D,
  factor: number,
  gain = 1,
): Tensor4D {
  const along = (size: number) =>
    tf.tensor1d(
      Array.from(
        { length: size },
        (_, i) => i === 0 || i === size - 1 ? factor : 1,
      ),
    );
  return along(h).mul(gain).reshape([1, h, 1, 1])
    .mul(along(w).reshape([1, 1, w, 1]));
}
