import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { Module } from "@revisage/core/module";

/**
 * Adds noise to each pixel, the same in all channels, with a learned strength.
 *
 * {@link https://arxiv.org/abs/1912.04958 | StyleGAN2}, section 2 and figure 2.
 *
 * @param x Activations, `[B, H, W, C]`.
 * @param noise From N(0, 1): `[B, H, W, 1]`, or `[1, H, W, 1]` for all images.
 * @param strength A number.
 * @returns `[B, H, W, C]`.
 * @throws {RangeError} If the shapes disagree.
 */
export function noiseInjection(
  x: Tensor4D,
  noise: Tensor4D,
  strength: Scalar,
): Tensor4D {
  const isShared = noise.shape[0] === 1;
  checkShapes({
    x: [x, "BHWC"],
    noise: [noise, isShared ? "1HW1" : "BHW1"],
    strength: [strength, ""],
  });
  // First the small product: then its gradient, too, is that of one channel.
  return tf.tidy(() => x.add<Tensor4D>(noise.mul(strength))); // [B,H,W,C]
}

/**
 * Noise whose strength is learned.
 *
 * Variable: `strength`, one number, from 0.
 */
export class NoiseInjection extends Module {
  /** A number. */
  readonly strength: tf.Variable<tf.Rank.R0> = this.parameter(
    "strength",
    () => tf.scalar(0),
  );

  /**
   * Adds noise.
   *
   * @param x `[B, H, W, C]`.
   * @param noise From N(0, 1): `[B, H, W, 1]`, or `[1, H, W, 1]`.
   * @returns `[B, H, W, C]`.
   * @throws {RangeError} If the shapes disagree.
   */
  apply(x: Tensor4D, noise: Tensor4D): Tensor4D {
    return noiseInjection(x, noise, this.strength);
  }
}
