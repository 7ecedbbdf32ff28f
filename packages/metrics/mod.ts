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
export { bootstrapFid } from "./uncertainty/bootstrap_fid.ts";
export type { FidInterval } from "./uncertainty/bootstrap_fid.ts";
export { compareFids } from "./uncertainty/compare_fids.ts";
export type { FidDifference, FidPair } from "./uncertainty/compare_fids.ts";
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
export type { FeaturePair } from "./features/check_pair.ts";
export { readFeatures, writeFeatures } from "./features/feature_file.ts";
export type { FeatureSource, StoredFeatures } from "./features/feature_file.ts";
export { readStatistics } from "./features/read_statistics.ts";
export { computeStatistics } from "./features/statistics.ts";
export type { ComputeOptions, Statistics } from "./features/statistics.ts";
export { StatisticsAccumulator } from "./features/statistics_accumulator.ts";
export type { BallOptions, Surface } from "./distribution/ball_options.ts";
export { densityCoverage, prdc } from "./distribution/density_coverage.ts";
export type { DensityCoverage, Prdc } from "./distribution/density_coverage.ts";
export { fid, frechetDistance } from "./distribution/frechet_distance.ts";
export type { StatisticsPair } from "./distribution/frechet_distance.ts";
export { kid } from "./distribution/kid.ts";
export type { Kid, KidOptions } from "./distribution/kid.ts";
export { improvedPrecisionRecall } from "./distribution/precision_recall.ts";
export type { PrecisionRecall } from "./distribution/precision_recall.ts";
export { realism } from "./distribution/realism.ts";
export type {
  Identity,
  IdentityPair,
} from "./identity_precision/identities.ts";
export {
  iPrecision,
  iRecall,
} from "./identity_precision/identity_precision.ts";
export { identityVerdicts } from "./identity_precision/identity_verdicts.ts";
export type {
  IdentityVerdict,
  IdentityVerdicts,
} from "./identity_precision/identity_verdicts.ts";
export { plotSweeps } from "./identity_precision/plot_sweeps.ts";
export type { NamedSweep } from "./identity_precision/plot_sweeps.ts";
export { sweepNeighbors } from "./identity_precision/sweep_neighbors.ts";
export type { IdentitySweep } from "./identity_precision/sweep_neighbors.ts";
