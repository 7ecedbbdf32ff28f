import * as tf from "@tensorflow/tfjs";

/**
 * Counts how often each code was used.
 *
 * @param indices Rows of codes, int32, of any shape.
 * @param codes How many codes there are: `K`.
 * @returns Counts, float32 `[K]`; the caller disposes them.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { countCodes } from "@revisage/vq";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const indices = tf.tensor2d([[0, 2], [2, 2]], [2, 2], "int32");
 * assertEquals([...countCodes(indices, 4).dataSync()], [1, 0, 3, 0]);
 * ```
 */
export function countCodes(indices: tf.Tensor, codes: number): tf.Tensor1D {
  return tf.tidy(() =>
    tf.denseBincount(indices.flatten(), tf.tensor1d([]), codes)
  );
}
