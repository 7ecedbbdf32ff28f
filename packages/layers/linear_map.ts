import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";

/** What a linear function, or its adjoint, does to a tensor. */
export type Apply = (x: Tensor, data: readonly Tensor[]) => Tensor;

/**
 * Applies a linear function whose gradient is its adjoint, to any order.
 *
 * TensorFlow.js has no second derivative of many operations that are linear
 * (pooling, resizing, depthwise convolution). Between the two of a pair every
 * derivative is one or the other.
 *
 * @param data Tensors that both need, and in which they have no gradient. They
 * are kept until the gradient is taken.
 */
export function linearMap<T extends Tensor>(
  x: Tensor,
  forward: Apply,
  adjoint: Apply,
  data: readonly Tensor[] = [],
): T {
  const apply = tf.customGrad<T>((input, save) => {
    (save as tf.GradSaveFunc)([...data]);
    return {
      value: forward(input as Tensor, data) as T,
      gradFunc: (dy, saved) => linearMap(dy, adjoint, forward, saved),
    };
  });
  return apply(x);
}
