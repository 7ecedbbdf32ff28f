import { checkShapes } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor, Tensor4D } from "@tensorflow/tfjs";

/** How {@linkcode r1Penalty} penalizes. */
export interface R1Options {
  /** Its weight, γ: 10, if not given. */
  readonly gamma?: number;
  /**
   * From one step with the penalty to the next. It is so many times as strong,
   * and Adam is to be corrected by {@linkcode lazyAdam}. 1, if not given.
   */
  readonly interval?: number;
}

/**
 * How steep the discriminator is at real images: R1, γ/2 · Σ‖∇D‖².
 *
 * Mescheder et al., {@link https://arxiv.org/abs/1801.04406 | arXiv 1801.04406},
 * Eq. 9; lazily, as StyleGAN2 does it. Its own gradient takes second derivatives
 * of whatever `score` does, which TensorFlow.js has right for few operations:
 * those of `Discriminator` and of `diffAugment` are among them.
 *
 * @param score Gives each image a score, `[B, 1]`.
 * @param reference Real images, `[B, H, W, 3]`.
 * @returns The mean over the batch; the caller disposes it.
 * @throws {RangeError} If the images have another shape.
 *
 * @example
 * ```ts
 * import { r1Penalty } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const score = (x: tf.Tensor4D) => x.sum<tf.Tensor4D>([1, 2, 3]).mul(2);
 * const images = tf.zeros<tf.Rank.R4>([5, 1, 1, 3]);
 * const penalty = r1Penalty(score, images, { gamma: 10, interval: 16 });
 * assertEquals(penalty.dataSync()[0], 10 / 2 * (2 ** 2 * 3) * 16);
 * ```
 */
export function r1Penalty(
  score: (images: Tensor4D) => Tensor,
  reference: Tensor4D,
  { gamma = 10, interval = 1 }: R1Options = {},
): Scalar {
  checkShapes({ reference: [reference, "BHW3"] });
  return tf.tidy(() => {
    // The sum: no image's score depends on another image, or hardly.
    const slope = tf.grad((x) => score(x as Tensor4D).sum())(reference);
    const steepness = slope.square().sum([1, 2, 3]).mean<Scalar>(); // ‖∇D‖²
    return steepness.mul<Scalar>(gamma / 2 * interval);
  });
}
