import * as tf from "@tensorflow/tfjs";
import type { Rng } from "@revisage/core";
import { gatherClusters } from "./clusters.ts";
import type { CodebookState } from "./codebook_state.ts";

/** What to find centers of. */
export interface KMeansInput {
  /** Vectors, `[N, d]`. */
  readonly features: tf.Tensor2D;
  /** How many centers: `K`. */
  readonly codes: number;
  /** Draws the vectors to start from. */
  readonly rng: Rng;
  /** How often the centers move. */
  readonly iterations: number;
}

/**
 * Moves `K` of the vectors to the means of what is nearest to them, again and
 * again (Lloyd's algorithm). A center that loses all its vectors starts anew at
 * another.
 */
export function kMeans(
  { features, codes: K, rng, iterations }: KMeansInput,
): CodebookState {
  let state = tf.tidy(() => startAt(draw(features, K, rng)));
  for (let i = 0; i < iterations; i++) {
    const next = tf.tidy(() => {
      const { count, sum } = gatherClusters(features, state.codes);
      const means = sum.div<tf.Tensor2D>(count.maximum(1).expandDims(1)); // [K,d]
      const isEmpty = count.equal(0).expandDims(1); // [K,1]
      const others = draw(features, K, rng); // [K,d]
      return { codes: tf.where(isEmpty, others, means), count, sum };
    });
    tf.dispose({ ...state });
    state = next;
  }
  return state;
}

function startAt(codes: tf.Tensor2D) {
  const [K] = codes.shape;
  return {
    codes,
    count: tf.zeros<tf.Rank.R1>([K]),
    sum: tf.zerosLike(codes),
  };
}

/** Draws `K` vectors: all different ones, if there are so many. */
function draw(features: tf.Tensor2D, K: number, rng: Rng): tf.Tensor2D {
  const order = rng.permutation(features.shape[0]);
  const rows = Int32Array.from(
    { length: K },
    (_, k) => order[k % order.length]!,
  );
  return tf.gather(features, tf.tensor1d(rows, "int32")); // [K,d]
}
