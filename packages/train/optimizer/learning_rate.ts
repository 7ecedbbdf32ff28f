import { field, type Schema } from "@revisage/core";

/** How the learning rate goes over a run, as plain JSON. */
export interface LearningRateConfig {
  /** The greatest learning rate. */
  readonly peak: number;
  /** Steps on which it rises evenly from 0 to its peak. */
  readonly warmUp: number;
  /** Steps of the run: at its end the rate is the least. */
  readonly steps: number;
  /** The least, as a share of the peak: 1 keeps it at the peak. */
  readonly least: number;
}

/** Says for each key of a {@linkcode LearningRateConfig} what it must be. */
export const LEARNING_RATE_SCHEMA: Schema<LearningRateConfig> = {
  peak: field.number(0),
  warmUp: field.integer(0),
  steps: field.integer(1),
  least: field.number(0, 1),
};

/**
 * The learning rate of a step: a linear warm-up, then half a cosine from the
 * peak down to the least, where it stays.
 *
 * The first step, 0, learns already: warm-up of n steps has rates of 1/n, 2/n,
 * … 1 of the peak.
 *
 * @param step Which step of the run, from 0.
 *
 * @example
 * ```ts
 * import { learningRateAt } from "@revisage/train";
 * import { assertEquals } from "@std/assert";
 *
 * const config = { peak: 8, warmUp: 4, steps: 104, least: 0.5 };
 * const rates = [0, 1, 4, 54, 104, 200].map((step) =>
 *   learningRateAt(step, config)
 * );
 * assertEquals(rates, [2, 4, 8, 6, 4, 4]);
 * ```
 */
export function learningRateAt(
  step: number,
  { peak, warmUp, steps, least }: LearningRateConfig,
): number {
  if (step < warmUp) return peak * (step + 1) / warmUp;
  const share = Math.min((step - warmUp) / Math.max(steps - warmUp, 1), 1);
  const wave = (1 + Math.cos(Math.PI * share)) / 2; // From 1 to 0.
  return peak * (least + (1 - least) * wave);
}
