import * as tf from "@tensorflow/tfjs";
import type { Clusters } from "./clusters.ts";

/** All that a codebook knows. */
export interface CodebookState extends Clusters {
  /** The codes, `[K, d]`. */
  readonly codes: tf.Tensor2D;
}

/** How codes follow features. */
export interface Averaging {
  /** The share of the past in each moving average. */
  readonly decay: number;
  /** What Laplace smoothing adds to each count. */
  readonly epsilon: number;
}

/**
 * Takes one step of the moving averages, in place of the first term of Eq. 3.
 *
 * Appendix A.1 of {@link https://arxiv.org/abs/1711.00937 | van den Oord et
 * al., 2017}. A code that nothing fell to stays where it is: there smoothing
 * alone would draw it towards zero.
 */
export function follow(
  state: CodebookState,
  clusters: Clusters,
  { decay, epsilon }: Averaging,
): CodebookState {
  const average = <T extends tf.Tensor>(old: T, now: T): T =>
    old.mul<T>(decay).add(now.mul(1 - decay));
  const count = average(state.count, clusters.count); // [K]
  const sum = average(state.sum, clusters.sum); // [K,d]
  const n = count.sum();
  const K = count.size;
  const smoothed = count.add(epsilon).div(n.add(K * epsilon)).mul(n); // [K]
  const moved = sum.div<tf.Tensor2D>(smoothed.expandDims(1)); // [K,d]
  const wasHit = clusters.count.greater(0).expandDims(1); // [K,1]
  return { codes: tf.where(wasHit, moved, state.codes), count, sum };
}

/**
 * Puts features in the place of dead codes.
 *
 * @param state The codebook.
 * @param features What to put there, `[K, d]`.
 * @param threshold A code is dead if its count is below so many times the mean.
 */
export function revive(
  { codes, count, sum }: CodebookState,
  features: tf.Tensor2D,
  threshold: number,
): CodebookState {
  const least = count.mean().mul(threshold); // []
  const isDead = count.less(least); // [K]
  const rows = isDead.expandDims(1); // [K,1]
  return {
    codes: tf.where(rows, features, codes), // [K,d]
    count: count.maximum(least), // [K]
    sum: tf.where(rows, features.mul(least), sum), // [K,d]
  };
}
