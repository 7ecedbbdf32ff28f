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

/**
 * How far a step goes, by the config alone.
 *
 * @param step Which step of the run, from 0.
 */
export function ratesAt(step: number, config: TrainConfig): StepRates {
  const { optimizer, steps, average, batchSize, accumulate } = config;
  const { warmUp, least } = optimizer;
  const rate = (peak: number) =>
    learningRateAt(step, { peak, warmUp, least, steps });
  const batch = batchSize * accumulate;
  return {
    restorer: rate(optimizer.learningRate),
    discriminator: rate(optimizer.discriminatorRate),
    decay: averageDecay({ batch, seen: step * batch }, average),
  };
}
