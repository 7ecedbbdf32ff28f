import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";

/** Pictures of noise in [−1, 1], `[B, 64, 64, 3]`. */
export function noiseImages(seed: number, batch = 2): Tensor4D {
  const rng = new Rng(seed);
  const values = Float32Array.from(
    { length: batch * 64 * 64 * 3 },
    () => rng.uniform(-1, 1),
  );
  return tf.tensor4d(values, [batch, 64, 64, 3]);
}
