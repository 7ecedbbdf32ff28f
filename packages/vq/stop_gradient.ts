import * as tf from "@tensorflow/tfjs";

/**
 * Computes a tensor that is a constant to every gradient, `sg(·)` in the paper.
 *
 * TensorFlow.js has no such operation. A custom gradient with respect to
 * nothing is one: what runs inside is not recorded.
 */
export function stopGradient<T extends tf.Tensor>(compute: () => T): T {
  return tf.customGrad<T>(() => ({ value: compute(), gradFunc: () => [] }))();
}
