/**
 * How good restored images are, and whether they still show the same person.
 *
 * Everything is float64 and takes features or images that are there already:
 * nothing here loads TensorFlow.js or a network.
 *
 * @module
 */
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
