import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";

/** How {@linkcode minibatchStandardDeviation} groups images. */
export interface MinibatchStandardDeviationOptions {
  /**
   * Images that are compared with each other, at most; it must divide the batch,
   * and the largest number that does is taken. 4, if not given.
   */
  readonly group?: number;
}

/**
 * Adds a channel that tells how much the images of a group differ.
 *
 * {@link https://arxiv.org/abs/1710.10196 | Progressive GANs}, section 3, in the
 * groups of StyleGAN2: of B images those B/group apart belong together.
 *
 * An image alone has nothing to differ from, and its channel is 0, with no
 * gradient. (StyleGAN2's code gives √1e-8.)
 *
 * @param x Activations, `[B, H, W, C]`.
 * @returns `[B, H, W, C + 1]`.
 * @throws {RangeError} If `group` is not an integer of at least 1.
 */
export function minibatchStandardDeviation(
  x: Tensor4D,
  { group = 4 }: MinibatchStandardDeviationOptions = {},
): Tensor4D {
  if (!Number.isInteger(group) || group < 1) {
    throw new RangeError(
      `Cannot compute minibatchStandardDeviation: group must be an integer of at least 1, got ${group}`,
    );
  }
  const { B, H, W, C } = checkShapes({ x: [x, "BHWC"] });
  return tf.tidy(() => {
    const G = largestDivisor(B, group);
    if (G === 1) return x.pad([[0, 0], [0, 0], [0, 0], [0, 1]]);
    const groups = x.reshape([G, B / G, H * W * C]); // [G,M,HWC]
    const variance = groups.sub(groups.mean(0, true)).square().mean(0);
    const deviation = variance.add(1e-8).sqrt().mean(1); // [M]
    const channel = tf.ones([G, B / G, H * W]) // [G,M,HW]
      .mul(deviation.reshape([1, B / G, 1]))
      .reshape<Tensor4D>([B, H, W, 1]);
    return tf.concat([x, channel], 3); // [B,H,W,C+1]
  });
}

function largestDivisor(n: number, limit: number): number {
  for (let divisor = Math.min(n, limit); divisor > 1; divisor--) {
    if (n % divisor === 0) return divisor;
  }
  return 1;
}
