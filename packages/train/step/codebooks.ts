import type { Rng } from "@revisage/core";
import type { Restorer } from "@revisage/models";
import { type RandomKey, statelessUniform } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type {
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor4D,
} from "@tensorflow/tfjs";
import { ALONE, isAlone, type Team } from "../team/team.ts";
import type { PassNumber } from "./step_input.ts";

/**
 * How many features of a face k-means gets at most: all of 16×16, half of those
 * of 32×32. So memory does not grow with the skips.
 */
const MOST_OF_FACE = 512;

/**
 * Starts each codebook by k-means of what the encoder sees in reference images
 * (§3.1.2).
 *
 * @param batches Reference images in [−1, 1], `[B, S, S, 3]` each: many enough
 * that a codebook has more features than codes.
 */
export function startCodebooks(
  restorer: Restorer,
  batches: Iterable<Tensor4D>,
  rng: Rng,
): void {
  const seen = new Map<number, Tensor2D[]>();
  let count = 0;
  for (const batch of batches) {
    const draw = rng.split(`features ${count++}`);
    for (const [key, feature] of Object.entries(restorer.encode(batch))) {
      const resolution = Number(key);
      const some = drawFeatures(feature, draw);
      feature.dispose();
      seen.set(resolution, [...seen.get(resolution) ?? [], some]);
    }
  }
  for (const [resolution, codebook] of restorer.codebooks) {
    const parts = seen.get(resolution)!;
    tf.tidy(() =>
      codebook.start({
        features: tf.concat(parts, 0),
        rng: rng.split(resolution),
      })
    );
    tf.dispose(parts);
  }
}

/** @param feature `[B, r, r, d]`. @returns Some of its vectors, `[N, d]`. */
function drawFeatures(feature: Tensor4D, rng: Rng): Tensor2D {
  return tf.tidy(() => {
    const [B, H, W, d] = feature.shape;
    const all = feature.reshape<Tensor2D>([-1, d]);
    const most = MOST_OF_FACE * B;
    if (B * H * W <= most) return all;
    const rows = Int32Array.from(rng.permutation(B * H * W).subarray(0, most));
    return tf.gather(all, tf.tensor1d(rows, "int32"));
  });
}

/**
 * Lets each codebook follow what the encoder sees in reference images, within a
 * compiled step. Degraded images never get here: codes are features of undamaged
 * faces only (§3.1.2).
 *
 * @param reference In [−1, 1], `[B, S, S, 3]`.
 */
export function followCodebooks(
  restorer: Restorer,
  reference: Tensor4D,
  { seed, pass, decay, team = ALONE }: {
    readonly seed: number;
    readonly pass: PassNumber;
    /** Share of the past in the codes' moving averages. */
    readonly decay: number;
    /** All workers' images make one update; this one's, if not given. */
    readonly team?: Team;
  },
): void {
  tf.tidy(() => {
    const features = restorer.encode(reference);
    for (const [resolution, codebook] of restorer.codebooks) {
      const feature = features[resolution]!; // [B,r,r,d]
      const [B, H, W] = feature.shape;
      const codes = codebook.codes.shape[0];
      const stream = `codebook.${resolution}`;
      const key = { seed, step: pass, stream };
      codebook.update({
        features: feature,
        decay,
        ...shareOfRows(team, { codes, features: B * H * W, key }),
      });
    }
  });
}

/** What is drawn for an update. */
export interface RowsDraw {
  readonly codes: number;
  /** How many features each worker has. */
  readonly features: number;
  readonly key: RandomKey & { readonly step: PassNumber };
}

/**
 * Draws rows among the features of all workers, the same on each, and leaves
 * those of this one: together they choose as one with all features would.
 */
export function shareOfRows(
  team: Team,
  { codes, features, key }: RowsDraw,
) {
  if (isAlone(team)) return { rows: drawRows(codes, features, key) };
  const workers = team.names.length;
  const int = (value: number) => tf.scalar(value, "int32");
  const step = key.step.sub(int(team.index)).floorDiv<Scalar>(int(workers));
  const rows = drawRows(codes, workers * features, { ...key, step });
  const own = rows.sub<Tensor1D>(int(team.index * features));
  const isOwn = own.greaterEqual(int(0)).logicalAnd(own.less(int(features)));
  return {
    rows: tf.where(isOwn, own, tf.fill([codes], -1, "int32")) as Tensor1D,
    sum: (tensors: Tensor[]) => team.sum(tensors),
  };
}

/** Draws for each code the feature that takes its place if it is dead. */
export function drawRows(
  codes: number,
  features: number,
  key: RandomKey,
): Tensor1D {
  return tf.tidy(() => {
    const range = { low: 0, high: features };
    const rows = statelessUniform([codes], { ...key, ...range });
    // The greatest number below `high` may be rounded up to it.
    const last = tf.scalar(features - 1, "int32");
    return rows.floor().toInt().minimum<Tensor1D>(last);
  });
}
