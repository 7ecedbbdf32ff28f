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
  const { optimizer, steps, average, batchSize } = config;
  const { warmUp, least } = optimizer;
  const rate = (peak: number) =>
    learningRateAt(step, { peak, warmUp, least, steps });
  return {
    restorer: rate(optimizer.learningRate),
    discriminator: rate(optimizer.discriminatorRate),
    decay: averageDecay(
      { batch: now * batchSize, seen: before * batchSize },
      average,
    ),
  };
}
