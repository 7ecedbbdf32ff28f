import * as tf from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { nearest } from "./nearest.ts";
import { vectorAxes } from "./vector_axes.ts";

/** Vectors replaced by codes. */
export interface Quantized<T extends tf.Tensor = tf.Tensor> {
  /** The code of each vector, `[..., d]`. */
  readonly quantized: T;
  /** The row of each vector's code, int32 `[...]`. */
  readonly indices: tf.Tensor;
}

/**
 * Replaces each vector by the code nearest to it, as Eq. 2 of the paper does.
 *
 * The gradient goes straight through to `p`, as if nothing had been replaced
 * ({@link https://arxiv.org/abs/1711.00937 | van den Oord et al., 2017}); the
 * codes get none.
 *
 * @param p Vectors, `[..., d]`: a feature map `[B, H, W, d]`, say.
 * @param codes Codes, `[K, d]`.
 * @returns Tensors that the caller disposes.
 * @throws {RangeError} If the shapes disagree.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { quantize } from "@revisage/vq";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const codes = tf.tensor2d([[0, 0], [1, 1]]);
 * const p = tf.tensor3d([[[0.9, 0.8], [-3, 1]]]);
 * const { quantized, indices } = quantize(p, codes);
 * assertEquals(quantized.arraySync(), [[[1, 1], [0, 0]]]);
 * assertEquals(indices.arraySync(), [[1, 0]]);
 * ```
 */
export function quantize<T extends tf.Tensor>(
  p: T,
  codes: tf.Tensor2D,
): Quantized<T> {
  const { d } = checkShapes({ p: [p, vectorAxes(p)], codes: [codes, "Kd"] });
  return tf.tidy(() => {
    const indices = nearest(p.reshape([-1, d!]), codes); // [N]
    // Eq. 2, its gradient that of the identity.
    const straightThrough = tf.customGrad<T>(() => ({
      value: tf.gather(codes, indices).reshape<T>(p.shape), // [...,d]
      gradFunc: (dy) => dy.clone(),
    }));
    return {
      quantized: straightThrough(p),
      indices: indices.reshape(p.shape.slice(0, -1)), // [...]
    };
  });
}
