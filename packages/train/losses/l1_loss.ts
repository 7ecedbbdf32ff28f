import { checkShapes } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";

/**
 * How far restored images are from their references: the first term of Eq. 10.
 *
 * @param restored In about [−1, 1], `[B, H, W, 3]`.
 * @param reference In [−1, 1], `[B, H, W, 3]`.
 * @returns The mean absolute difference; the caller disposes it.
 * @throws {RangeError} If the shapes disagree.
 *
 * @example
 * ```ts
 * import { l1Loss } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const black = tf.fill<tf.Rank.R4>([1, 1, 1, 3], -1);
 * const gray = tf.tensor4d([0, 0.5, -0.5], [1, 1, 1, 3]);
 * assertEquals(l1Loss(gray, black).dataSync()[0], 1);
 * ```
 */
export function l1Loss(restored: Tensor4D, reference: Tensor4D): Scalar {
  checkShapes({ restored: [restored, "BHW3"], reference: [reference, "BHW3"] });
  return tf.tidy(() => restored.sub(reference).abs().mean<Scalar>() // Eq. 10, first term
  );
}
