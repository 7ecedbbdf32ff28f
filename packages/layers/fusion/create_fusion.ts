import type { Rng } from "@revisage/core";
import { AddFusion } from "./add_fusion.ts";
import { ConcatFusion } from "./concat_fusion.ts";
import type { Fusion } from "./fusion.ts";
import { type FusionConfig, LinearGatedFusion } from "./linear_gated_fusion.ts";
import { SpatialFeatureTransform } from "./spatial_feature_transform.ts";

/**
 * A fusion by its name: linear gated, addition, concatenation or spatial
 * feature transform.
 */
export type FusionType = "lgf" | "add" | "concat" | "sft";

/**
 * Makes a fusion.
 *
 * @param type Which.
 * @param config Sizes of the features.
 * @param rng What weights are drawn from.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { createFusion } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * using fusion = createFusion("sft", { size: 8, channels: 2 }, new Rng(0));
 * const encoder = tf.ones<tf.Rank.R4>([1, 8, 8, 2]);
 * const fused = fusion.apply({ encoder, decoder: encoder.mul(3) });
 * assertEquals(fused.shape, [1, 8, 8, 2]);
 * ```
 */
export function createFusion(
  type: FusionType,
  config: FusionConfig,
  rng: Rng,
): Fusion {
  switch (type) {
    case "lgf":
      return new LinearGatedFusion(config);
    case "add":
      return new AddFusion();
    case "concat":
      return new ConcatFusion(config, rng);
    case "sft":
      return new SpatialFeatureTransform(config, rng);
  }
}
