import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { interpolateUp } from "./fir/filter.ts";

/**
 * Doubles the size, bilinear with half-pixel centers: `align_corners=False` of
 * PyTorch, `half_pixel_centers` of TensorFlow.
 *
 * Differentiable to any order. The gradient of `tf.image.resizeBilinear` takes
 * no notice of half-pixel centers on most backends, and has no second one.
 *
 * @param x Activations or images, `[B, H, W, C]`.
 * @returns `[B, 2H, 2W, C]`.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { upsampleBilinear } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const x = tf.tensor4d([0, 4], [1, 1, 2, 1]);
 * const y = upsampleBilinear(x); // two rows of
 * assertEquals([...y.dataSync()].slice(0, 4), [0, 1, 3, 4]);
 * ```
 */
export function upsampleBilinear(x: Tensor4D): Tensor4D {
  checkShapes({ x: [x, "BHWC"] });
  return tf.tidy(() => interpolateUp(x)); // [B,2H,2W,C]
}
