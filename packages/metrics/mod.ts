/**
 * How good restored faces are, and whether they are still the same people.
 *
 * Everything is float64, takes `{ restored, reference }` by name, and loads
 * without TensorFlow.js: networks are put in by whoever has one.
 *
 * @module
 */
export type { ImagePair } from "./pixels/image_pair.ts";
export type { PixelOptions } from "./pixels/pixel_options.ts";
export { psnr } from "./pixels/psnr.ts";
export { ssim } from "./pixels/ssim.ts";
export { edgeStrength } from "./pixels/edge_strength.ts";
export { perceptualDistances } from "./pixels/perceptual_distance.ts";
export type { PerceptualDistance } from "./pixels/perceptual_distance.ts";
export { imageQualities } from "./pixels/image_quality.ts";
export type { ImageQuality } from "./pixels/image_quality.ts";
export type { AlignedFeatures } from "./identity/aligned_features.ts";
export { cosineSimilarity } from "./identity/cosine_similarity.ts";
export { identityAngle } from "./identity/identity_angle.ts";
export { verificationRate } from "./identity/verification_rate.ts";
export { landmarkDistance } from "./identity/landmark_distance.ts";
export type { LandmarkPair, Point } from "./identity/landmark_distance.ts";
export { summarizeByPerson } from "./identity/summarize_by_person.ts";
export type { PersonSummary } from "./identity/summarize_by_person.ts";
export { bootstrapMean } from "./uncertainty/bootstrap_mean.ts";
export type {
  BootstrapOptions,
  MeanInterval,
} from "./uncertainty/bootstrap_mean.ts";
export { compareModels } from "./uncertainty/compare_models.ts";
export type {
  ModelComparison,
  ModelPair,
} from "./uncertainty/compare_models.ts";
export type { SignTest } from "./uncertainty/signs.ts";
export { spearman } from "./correlation/spearman.ts";
export { kendall } from "./correlation/kendall.ts";
