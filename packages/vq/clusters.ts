import * as tf from "@tensorflow/tfjs";
import { countCodes } from "./count_codes.ts";
import { nearest } from "./nearest.ts";

/** What falls to each code. */
export interface Clusters {
  /** How many vectors, `[K]`. */
  readonly count: tf.Tensor1D;
  /** Their sum, `[K, d]`; zeros where there are none. */
  readonly sum: tf.Tensor2D;
}

/** Gives each feature, `[N, d]`, to the code nearest to it. */
export function gatherClusters(
  features: tf.Tensor2D,
  codes: tf.Tensor2D,
): Clusters {
  const K = codes.shape[0];
  const indices = nearest(features, codes); // [N]
  return {
    count: countCodes(indices, K), // [K]
    sum: tf.unsortedSegmentSum(features, indices, K), // [K,d]
  };
}
