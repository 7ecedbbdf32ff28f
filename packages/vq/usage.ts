import * as tf from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";

/**
 * Tells which share of the codes was used at all.
 *
 * @param counts How often each code was used, `[K]`, as of
 * {@linkcode countCodes}.
 * @returns A number from 0 to 1 that the caller disposes.
 * @throws {RangeError} If `counts` is not a vector.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { usage } from "@revisage/vq";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * assertEquals(usage(tf.tensor1d([5, 0, 1, 0])).dataSync()[0], 0.5);
 * ```
 */
export function usage(counts: tf.Tensor1D): tf.Scalar {
  checkShapes({ counts: [counts, "K"] });
  return tf.tidy(() => counts.greater(0).cast("float32").mean());
}
