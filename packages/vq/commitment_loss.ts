import * as tf from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { stopGradient } from "@revisage/core/module";
import { vectorAxes } from "./vector_axes.ts";

/**
 * Measures how far features are from their codes: the second term of Eq. 3.
 *
 * It is the mean over all numbers, where the paper writes a sum: so its weight
 * does not depend on the size of the feature map.
 *
 * @param p Features, `[..., d]`. They alone get a gradient.
 * @param quantized The codes that replace them, `[..., d]`.
 * @returns A number that the caller disposes.
 * @throws {RangeError} If the shapes disagree.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { commitmentLoss } from "@revisage/vq";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const p = tf.tensor2d([[1, 3], [0, 2]]);
 * const quantized = tf.tensor2d([[1, 1], [0, 0]]);
 * assertEquals(commitmentLoss(p, quantized).dataSync()[0], 2);
 * ```
 */
export function commitmentLoss(p: tf.Tensor, quantized: tf.Tensor): tf.Scalar {
  const axes = vectorAxes(p);
  checkShapes({ p: [p, axes], quantized: [quantized, axes] });
  return tf.tidy(() => {
    const target = stopGradient(() => quantized.clone()); // sg(p^q)
    return p.sub(target).square().mean(); // Eq. 3, second term
  });
}
