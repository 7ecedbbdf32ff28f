/**
 * Parts of networks that restore or generate images, in TensorFlow.js: pure
 * functions, and small modules that hold their weights.
 *
 * Activations are `[B, H, W, C]`, kernels `[K, K, I, O]`, all float32. What a
 * function returns is the caller's to dispose. Everything runs, and can be
 * differentiated, on any backend.
 *
 * @example A gate that decides what of a skip connection to trust
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { LinearGatedFusion } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * using fusion = new LinearGatedFusion({ size: 8 });
 * const encoder = tf.fill<tf.Rank.R4>([1, 8, 8, 4], 2);
 * const decoder = tf.ones<tf.Rank.R4>([1, 8, 8, 4]);
 * const fused = fusion.apply({ encoder, decoder }); // half open at the start
 * assertEquals(fused.min().arraySync(), 2);
 * ```
 *
 * @module
 */
export type { Activation } from "./activation.ts";
export { adaptiveLatentGate } from "./adaptive_latent_gate.ts";
export { Conv2d, conv2d } from "./conv2d.ts";
export type { Conv2dConfig, Conv2dOptions } from "./conv2d.ts";
export { diffAugment } from "./diff_augment/diff_augment.ts";
export { diffAugmentRanges, drawDiffAugment } from "./diff_augment/draw.ts";
export type {
  DiffAugmentDraw,
  DiffAugmentPolicy,
  DiffAugmentRanges,
  DrawDiffAugmentOptions,
  DrawRange,
  PerImage,
  PlacePerImage,
} from "./diff_augment/draw.ts";
export { blur } from "./fir/blur.ts";
export type { BlurOptions } from "./fir/blur.ts";
export { downsample } from "./fir/downsample.ts";
export type { FirPadding } from "./fir/filter.ts";
export { upsample } from "./fir/upsample.ts";
export { AddFusion, addFusion } from "./fusion/add_fusion.ts";
export { ConcatFusion, concatFusion } from "./fusion/concat_fusion.ts";
export type { ConcatFusionOptions } from "./fusion/concat_fusion.ts";
export { createFusion } from "./fusion/create_fusion.ts";
export type { FusionType } from "./fusion/create_fusion.ts";
export { Fusion } from "./fusion/fusion.ts";
export type { FusionInput } from "./fusion/fusion.ts";
export {
  LinearGatedFusion,
  linearGatedFusion,
} from "./fusion/linear_gated_fusion.ts";
export type { FusionConfig } from "./fusion/linear_gated_fusion.ts";
export {
  SpatialFeatureTransform,
  spatialFeatureTransform,
} from "./fusion/spatial_feature_transform.ts";
export type { SpatialModulation } from "./fusion/spatial_feature_transform.ts";
export { leakyRelu } from "./leaky_relu.ts";
export type { LeakyReluOptions } from "./leaky_relu.ts";
export { Linear, linear } from "./linear.ts";
export type { LinearConfig, LinearOptions } from "./linear.ts";
export { minibatchStandardDeviation } from "./minibatch_standard_deviation.ts";
export type { MinibatchStandardDeviationOptions } from "./minibatch_standard_deviation.ts";
export { ModulatedConv2d, modulatedConv2d } from "./modulated_conv2d.ts";
export type {
  ModulatedConv2dConfig,
  ModulatedConv2dOptions,
} from "./modulated_conv2d.ts";
export { NoiseInjection, noiseInjection } from "./noise_injection.ts";
export { upsampleBilinear } from "./upsample_bilinear.ts";
