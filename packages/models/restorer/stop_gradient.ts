import * as tf from "@tensorflow/tfjs";

/** What no gradient passes: the tensor, as a constant of its own. */
export function stopGradient<T extends tf.Tensor>(x: T): T {
  return tf.customGrad<T>(() => ({ value: x.clone(), gradFunc: () => [] }))();
}
