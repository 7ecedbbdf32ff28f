/**
 * The parts of a trainer: what a run reads, learns by, keeps and shows.
 *
 * What computes works inside `compile` of `@revisage/tensorflow`, and on any
 * backend of TensorFlow.js.
 *
 * @module
 */
export * from "./data/mod.ts";
export * from "./events/mod.ts";
export * from "./run/mod.ts";

export { Adam } from "./optimizer/adam.ts";
export type { AdamStepOptions } from "./optimizer/adam.ts";
export {
  ADAM_SCHEMA,
  DEFAULT_ADAM,
  lazyAdam,
} from "./optimizer/adam_config.ts";
export type { AdamConfig } from "./optimizer/adam_config.ts";
export { allFinite } from "./optimizer/all_finite.ts";
export { clipByGlobalNorm } from "./optimizer/clip_by_global_norm.ts";
export type { Clipped } from "./optimizer/clip_by_global_norm.ts";
export { differentiate } from "./optimizer/differentiate.ts";
export type { Differentiated, WithTotal } from "./optimizer/differentiate.ts";
export type { Gradients } from "./optimizer/gradients.ts";
export {
  LEARNING_RATE_SCHEMA,
  learningRateAt,
} from "./optimizer/learning_rate.ts";
export type { LearningRateConfig } from "./optimizer/learning_rate.ts";

export { discriminatorLoss, generatorLoss } from "./losses/adversarial_loss.ts";
export type { Scores } from "./losses/adversarial_loss.ts";
export { l1Loss } from "./losses/l1_loss.ts";
export {
  GFPGAN_LAYERS,
  lpipsLoss,
  perceptualLoss,
  THREE_BLOCKS,
} from "./losses/perceptual_loss.ts";
export type { LayerWeights } from "./losses/perceptual_loss.ts";
export { r1Penalty } from "./losses/r1_penalty.ts";
export type { R1Options } from "./losses/r1_penalty.ts";
export {
  DEFAULT_LOSS,
  LOSS_SCHEMA,
  restorerLoss,
} from "./losses/restorer_loss.ts";
export type {
  LossBreakdown,
  LossConfig,
  LossTerm,
  LossTerms,
} from "./losses/restorer_loss.ts";
export { statelessDiffAugment } from "./losses/stateless_diff_augment.ts";
export type { StatelessDiffAugmentOptions } from "./losses/stateless_diff_augment.ts";

export {
  AVERAGE_SCHEMA,
  averageDecay,
  DEFAULT_AVERAGE,
} from "./average/average_decay.ts";
export type {
  AverageConfig,
  AverageProgress,
} from "./average/average_decay.ts";
export { updateAverage } from "./average/update_average.ts";

export {
  type DataConfig,
  DEFAULT_TRAIN,
  type DegradationConfig,
  type OptimizerConfig,
  type PerceptualNetwork,
  type TrainConfig,
  type ValidationConfig,
} from "./config/train_config.ts";
export { parseTrainConfig } from "./config/parse_train_config.ts";
export { type RunResult } from "./trainer/training_run.ts";
export { clusterTeam, type ClusterTeamOptions } from "./team/cluster_team.ts";
export { ALONE, type Team } from "./team/team.ts";
export { follow, resume, train } from "./trainer/train.ts";
export type { TrainOptions } from "./trainer/train_options.ts";
export type { PackingOptions } from "./trainer/open_faces_of.ts";
