import type { Rng } from "@revisage/core";
import { fromLevels } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import type { TrainConfig } from "../config/train_config.ts";
import type { FaceReader } from "../data/faces.ts";
import { inBatches } from "../data/batches/in_batches.ts";

/** Features of the coarsest skip, 8×8, that k-means gets for each code. */
const FEATURES_PER_CODE = 8;

/**
 * Faces as they are, chosen by chance: as many as codebooks need to start from,
 * if there are so many.
 *
 * @param reader Gives the faces; stays the caller's.
 * @param faces The numbers of those to choose from.
 * @yields Images in [−1, 1], `[B, S, S, 3]`, disposed when the next one is asked
 * for.
 */
export function* referenceBatches(
  reader: FaceReader,
  faces: readonly number[],
  { batchSize, restorer: { codes, size } }: TrainConfig,
  rng: Rng,
): Generator<Tensor4D, void> {
  const count = Math.ceil(FEATURES_PER_CODE * codes / 8 ** 2);
  const order = rng.split("faces").permutation(faces.length);
  const chosen = Array.from(order.subarray(0, count), (i) => faces[i]!);
  const bytes = 3 * size ** 2;
  for (const some of inBatches(chosen, batchSize)) {
    const levels = new Uint8Array(some.length * bytes);
    some.forEach((face, i) =>
      reader.read(face, levels.subarray(i * bytes, (i + 1) * bytes))
    );
    const batch = tf.tidy(() =>
      fromLevels(tf.tensor4d(levels, [some.length, size, size, 3], "int32"))
    );
    try {
      yield batch;
    } finally {
      batch.dispose();
    }
  }
}
