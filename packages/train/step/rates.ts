import { averageDecay } from "../average/average_decay.ts";
import type { TrainConfig } from "../config/train_config.ts";
import { learningRateAt } from "../optimizer/learning_rate.ts";

/** How far a step goes. */
export interface StepRates {
  /** The restorer's learning rate. */
  readonly restorer: number;
  /** The discriminator's, before the correction for its lazy penalty. */
  readonly discriminator: number;
  /** Which share of the averaged weights stays. */
  readonly decay: number;
}

/** How many batches all workers learn from. */
export interface BatchCount {
  /** In the steps before. */
  readonly before: number;
  /** In this step. */
  readonly now: number;
}

/** Of the greatest rate, which share a step has. */
function shareAt(
  step: number,
  { steps, optimizer: { warmUp, least } }: TrainConfig,
): number {
  return learningRateAt(step, { peak: 1, warmUp, least, steps });
}

/** A discriminator that begins later has its own warm-up. */
function freshShare(
  step: number,
  { perceptionStart, optimizer: { warmUp } }: TrainConfig,
): number {
  if (perceptionStart === 0) return 1; // It warms up with the restorer.
  const done = Math.max(step - perceptionStart + 1, 0);
  return Math.min(done / Math.max(warmUp, 1), 1);
}

/**
 * How far a step goes, by the config and the number of images alone.
 *
 * @param step Which step of the run, from 0.
 * @param batches As many as the config says of one worker, if not given.
 */
export function ratesAt(
  step: number,
  config: TrainConfig,
  { before, now }: BatchCount = {
    before: step * config.accumulate,
    now: config.accumulate,
  },
): StepRates {
  const { optimizer, average, batchSize } = config;
  return {
    restorer: optimizer.learningRate * shareAt(step, config),
    discriminator: optimizer.discriminatorRate * shareAt(step, config) *
      freshShare(step, config),
    decay: averageDecay(
      { batch: now * batchSize, seen: before * batchSize },
      average,
    ),
  };
}
