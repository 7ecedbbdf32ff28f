import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { linearMap } from "../linear_map.ts";
import { TAPS } from "./taps.ts";

/** Rows and columns of zeros before and after an image. */
export type FirPadding = readonly [before: number, after: number];

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
    (x) => correlate(x as Tensor4D, [before, after], gain, 1),
    (dy) => correlate(dy as Tensor4D, [3 - before, 3 - after], gain, 1),
  );
}

/** Filters, and keeps every second row and column. */
export function filterDown(x: Tensor4D, gain: number): Tensor4D {
  return linearMap(x, (x) => down(x, gain), (dy) => up(dy, gain));
}

/** The adjoint of {@linkcode filterDown}: puts zeros between, and filters. */
export function filterUp(x: Tensor4D, gain: number): Tensor4D {
  return linearMap(x, (x) => up(x, gain), (dy) => down(dy, gain));
}

function down(x: Tensor, gain: number): Tensor4D {
  return correlate(x as Tensor4D, [1, 1], gain, 2);
}

function up(x: Tensor, gain: number): Tensor4D {
  return correlate(spread(x as Tensor4D), [2, 1], gain, 1);
}

/**
 * The adjoint of doubling by bilinear interpolation: a pixel gets back what it
 * gave, [1, 3, 3, 1]/4 in both directions, and that of the border gets what
 * would lie beyond.
 */
export function collect(dy: Tensor): Tensor4D {
  const border: [number, number] = [1, 1];
  const padding = [[0, 0], border, border, [0, 0]] as Array<[number, number]>;
  const padded = tf.mirrorPad(dy as Tensor4D, padding, "symmetric");
  return slide(padded, 4, 2);
}

/** Puts a zero after each pixel, in both directions. */
function spread(x: Tensor4D): Tensor4D {
  const [b, h, w, c] = x.shape;
  return x.reshape([b * h, 1, w, c])
    .pad([[0, 0], [0, 1], [0, 0], [0, c]]) // [B·H,2,W,2C]
    .reshape([b, 2 * h, 2 * w, c]);
}

function correlate(
  x: Tensor4D,
  padding: FirPadding,
  gain: number,
  stride: number,
): Tensor4D {
  const pad = [...padding] as [number, number];
  return slide(x.pad([[0, 0], pad, pad, [0, 0]]), gain, stride);
}

function slide(x: Tensor4D, gain: number, stride: number): Tensor4D {
  const weight = kernel(x.shape[3], gain);
  return tf.depthwiseConv2d(x, weight, stride, "valid");
}

/** `[4, 4, C, 1]` */
function kernel(channels: number, gain: number): Tensor4D {
  const outer = TAPS.map((row) => TAPS.map((column) => gain * row * column));
  return tf.tensor2d(outer).reshape([4, 4, 1, 1]).tile([1, 1, channels, 1]);
}
