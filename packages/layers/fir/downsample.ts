import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { checkEven } from "./check_even.ts";
import { filterDown } from "./filter.ts";

/**
 * Halves the size by the filter [1, 3, 3, 1]/8 in both directions.
 *
 * `downsample_2d` of {@link https://arxiv.org/abs/1912.04958 | StyleGAN2}; zeros
 * lie around the image. Differentiable to any order.
 *
 * @param x Activations, `[B, H, W, C]`, H and W even.
 * @returns `[B, H/2, W/2, C]`.
 * @throws {RangeError} If H or W is odd.
 */
export function downsample(x: Tensor4D): Tensor4D {
  checkEven(x);
  return tf.tidy(() => filterDown(x, 1)); // [B,H/2,W/2,C]
}
