import * as tf from "@tensorflow/tfjs";

/**
 * Computes a tensor that is a constant to every gradient: sg(·) in Eq. 3.
 *
 * TensorFlow.js has no such operation. A custom gradient with respect to
 * nothing is one: what runs inside is not recorded.
 *
 * @param compute Computes it, from whatever it likes.
 * @returns What `compute` returned; the caller disposes it.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { stopGradient } from "@revisage/core/module";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const f = (x: tf.Tensor) => x.mul(stopGradient(() => x.square()));
 * assertEquals(tf.grad(f)(tf.scalar(3)).arraySync(), 9); // Not 27.
 * ```
 */
export function stopGradient<T extends tf.Tensor>(compute: () => T): T {
  return tf.customGrad<T>(() => ({ value: compute(), gradFunc: () => [] }))();
}
