import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor } from "@tensorflow/tfjs";

/**
 * Tells whether all numbers are finite, without leaving the backend.
 *
 * Give it to {@linkcode Adam.apply} as `when` in a step of your own, so that
 * what is not a number never reaches a weight. The trainer's own step looks at
 * the norm of the gradients, which it has anyway.
 *
 * It takes one pass over memory: a sum is infinite or not a number if one of its
 * terms is. It is so too where finite numbers add up beyond float32.
 *
 * @param tensors Losses and gradients: one at least, float32.
 * @returns A truth value, bool; the caller disposes it.
 *
 * @example
 * ```ts
 * import { allFinite } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const [loss, gradient] = [tf.scalar(1), tf.tensor1d([0, NaN])];
 * assertEquals(allFinite([loss]).dataSync()[0], 1);
 * assertEquals(allFinite([loss, gradient]).dataSync()[0], 0);
 * ```
 */
export function allFinite(tensors: readonly Tensor[]): Scalar {
  return tf.tidy(() => {
    const sums = tensors.map((tensor) => tensor.sum<Scalar>());
    return tf.isFinite<Scalar>(tf.addN(sums));
  });
}
