import * as tf from "@tensorflow/tfjs";
import type { Rng } from "@revisage/core";

/** Draws weights from N(0, std²). */
export function normal<R extends tf.Rank>(
  rng: Rng,
  shape: tf.ShapeMap[R],
  std = 1,
): tf.Tensor<R> {
  const size = tf.util.sizeFromShape(shape);
  return tf.tensor(rng.fillNormal(new Float32Array(size), 0, std), shape);
}
