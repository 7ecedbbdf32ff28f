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

const MAKERS: Record<
  FusionType,
  (config: FusionConfig, rng: Rng) => Fusion
> = {
  lgf: (config) => new LinearGatedFusion(config),
  add: () => new AddFusion(),
  concat: (config, rng) => new ConcatFusion(config, rng),
  sft: (config, rng) => new SpatialFeatureTransform(config, rng),
};

/**
 * Makes a fusion.
 *
 * @param type Which.
 * @param config Sizes of the features.
 * @param rng What weights are drawn from.
 * @throws {RangeError} If there is none of that name, or a size does not fit.
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
  if (!Object.hasOwn(MAKERS, type)) {
    const known = Object.keys(MAKERS).map((name) => `"${name}"`).join(", ");
    throw new RangeError(
      `Cannot create fusion: type must be one of ${known}, ` +
        `got ${JSON.stringify(type)}`,
    );
  }
  return MAKERS[type](config, rng);
}
