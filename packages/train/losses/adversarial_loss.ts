import { checkShapes } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor2D } from "@tensorflow/tfjs";

/**
 * How little of what the restorer makes is taken for real: Eq. 9, the
 * non-saturating loss.
 *
 * D is the probability of real, and scores are its logits: −log D is
 * softplus(−score), which stays finite where D is 0.
 *
 * @param restored Scores of restored images, augmented, `[B, 1]`.
 * @returns The mean over the batch; the caller disposes it.
 * @throws {RangeError} If the scores have another shape.
 *
 * @example
 * ```ts
 * import { generatorLoss } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const undecided = generatorLoss(tf.tensor2d([[0]]));
 * assertAlmostEquals(undecided.dataSync()[0]!, Math.log(2), 1e-6);
 * ```
 */
export function generatorLoss(restored: Tensor2D): Scalar {
  checkShapes({ restored: [restored, "B1"] });
  return tf.tidy(() => restored.neg().softplus().mean<Scalar>()); // Eq. 9
}

/** Scores of the two kinds of images that a discriminator is to tell apart. */
export interface Scores {
  /** Of reference images, augmented, `[B, 1]`. */
  readonly reference: Tensor2D;
  /** Of restored images, augmented alike, `[C, 1]`. */
  readonly restored: Tensor2D;
}

/**
 * How badly the discriminator tells restored images from real ones: Eq. 8.
 *
 * −log(1 − D) is softplus(score).
 *
 * @returns The sum of the two means; the caller disposes it.
 * @throws {RangeError} If scores have another shape.
 *
 * @example
 * ```ts
 * import { discriminatorLoss } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const [reference, restored] = [tf.tensor2d([[0]]), tf.tensor2d([[0]])];
 * const loss = discriminatorLoss({ reference, restored });
 * assertAlmostEquals(loss.dataSync()[0]!, 2 * Math.log(2), 1e-6);
 * ```
 */
export function discriminatorLoss({ reference, restored }: Scores): Scalar {
  checkShapes({ reference: [reference, "B1"], restored: [restored, "C1"] });
  return tf.tidy(() =>
    reference.neg().softplus().mean() // Eq. 8, first term
      .add<Scalar>(restored.softplus().mean()) // Eq. 8, second term
  );
}
