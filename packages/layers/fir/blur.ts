import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { filter, type FirPadding } from "./filter.ts";

/** Where {@linkcode blur} looks, and what it multiplies. */
export interface BlurOptions {
  /**
   * Rows of zeros above and below, and columns left and right: 0 to 3 each. Of
   * H rows come H + before + after − 3. `[2, 1]`, if not given, which keeps the
   * size; `[2, 2]` goes before a 3×3 convolution of stride 2.
   */
  readonly padding?: FirPadding;
  /** Factor of the result. 1, if not given. */
  readonly gain?: number;
}

/**
 * Blurs each channel with [1, 3, 3, 1]/8 in both directions, against aliases.
 *
 * `upfirdn2d` of {@link https://arxiv.org/abs/1912.04958 | StyleGAN2}.
 * Differentiable to any order.
 *
 * @param x Activations, `[B, H, W, C]`.
 * @returns `[B, H + before + after − 3, W + before + after − 3, C]`.
 * @throws {RangeError} If the padding is not 0 to 3, or leaves nothing.
 */
export function blur(x: Tensor4D, options: BlurOptions = {}): Tensor4D {
  const { padding = [2, 1], gain = 1 } = options;
  const { H, W } = checkShapes({ x: [x, "BHWC"] });
  const [before, after] = padding;
  const isPadding = (n: number) => Number.isInteger(n) && n >= 0 && n <= 3;
  if (!isPadding(before) || !isPadding(after)) {
    throw new RangeError(
      `Cannot blur: padding must be two integers from 0 to 3, got [${padding}]`,
    );
  }
  if (Math.min(H, W) + before + after < 4) {
    throw new RangeError(
      `Cannot blur: x and its padding must be at least 4×4, got ${H}×${W} and [${padding}]`,
    );
  }
  return tf.tidy(() => filter(x, padding, gain)); // [B,H',W',C]
}
