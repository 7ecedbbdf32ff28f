import * as tf from "@tensorflow/tfjs";
import { type Clusters, gatherClusters } from "./clusters.ts";

/** Adds up each of some tensors over all processes that call it. */
export type SumOverAll = (tensors: tf.Tensor[]) => tf.Tensor[];

/** What a codebook learns from features. */
export interface Lesson extends Clusters {
  /** For each code what takes its place if it is dead, `[K, d]`. */
  readonly candidates?: tf.Tensor2D;
}

/**
 * Gathers what there is to learn from features, `[N, d]`: of this process, or
 * with `sum` of all, each of which has a part of them.
 *
 * @param rows Which features become candidates, `[K]`; −1 where another process
 * has the feature.
 */
export function gatherLesson(
  features: tf.Tensor2D,
  codes: tf.Tensor2D,
  { rows, sum }: { readonly rows?: tf.Tensor1D; readonly sum?: SumOverAll },
): Lesson {
  const own = gatherClusters(features, codes);
  if (!sum) {
    return rows ? { ...own, candidates: tf.gather(features, rows) } : own;
  }
  const candidates = rows ? [gatherOwn(features, rows)] : [];
  const sums = sum([own.count, own.sum, ...candidates]);
  return {
    count: sums[0] as tf.Tensor1D,
    sum: sums[1] as tf.Tensor2D,
    ...rows && { candidates: sums[2] as tf.Tensor2D },
  };
}

/** Takes rows of features; zeros for a row of −1. */
function gatherOwn(features: tf.Tensor2D, rows: tf.Tensor1D): tf.Tensor2D {
  const zero = tf.scalar(0, "int32");
  const isOwn = rows.greaterEqual(zero).expandDims(1); // [K,1]
  const taken = tf.gather(features, rows.maximum<tf.Tensor1D>(zero)); // [K,d]
  return tf.where(isOwn, taken, tf.zerosLike(taken));
}
