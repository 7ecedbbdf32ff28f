import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";

/** What a linear function, or its adjoint, does to a tensor. */
export type Apply = (x: Tensor) => Tensor;

/**
 * Applies a linear function whose gradient is its adjoint, to any order.
 *
 * TensorFlow.js has no second derivative of many operations that are linear
 * (pooling, resizing, depthwise convolution). Between the two of a pair every
 * derivative is one or the other.
 *
 * Both must be linear, and must close over no tensor that is disposed before
 * the gradient is taken.
 */
export function linearMap<T extends Tensor>(
  x: Tensor,
  forward: Apply,
  adjoint: Apply,
): T {
  const apply = tf.customGrad<T>((input) => ({
    value: forward(input as Tensor) as T,
    gradFunc: (dy) => linearMap(dy, adjoint, forward),
  }));
  return apply(x);
}
