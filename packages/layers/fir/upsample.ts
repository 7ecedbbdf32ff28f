import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { filterUp } from "./filter.ts";

/**
 * Doubles the size by the filter [1, 3, 3, 1]/4 in both directions.
 *
 * `upsample_2d` of {@link https://arxiv.org/abs/1912.04958 | StyleGAN2}; zeros
 * lie around the image, so that its border darkens.
 * {@linkcode upsampleBilinear} has the same weights within, and repeats the
 * border. Differentiable to any order.
 *
 * @param x Activations, `[B, H, W, C]`.
 * @returns `[B, 2H, 2W, C]`.
 */
export function upsample(x: Tensor4D): Tensor4D {
  checkShapes({ x: [x, "BHWC"] });
  // Of four pixels three are zeros that were put between.
  return tf.tidy(() => filterUp(x, 4)); // [B,2H,2W,C]
}
