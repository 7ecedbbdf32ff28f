import { field, type Schema } from "@revisage/core";

/** What Adam does, as plain JSON. */
export interface AdamConfig {
  /** How far a weight goes in a step, about. */
  readonly learningRate: number;
  /** Share of the past in the first moment: from 0 to below 1. */
  readonly beta1: number;
  /** Share of the past in the second moment: from 0 to below 1. */
  readonly beta2: number;
  /** What is added to the root of the second moment: above 0. */
  readonly epsilon: number;
}

/** What a config that says nothing means: Adam as StyleGAN2 has it. */
export const DEFAULT_ADAM: AdamConfig = {
  learningRate: 0.002,
  beta1: 0,
  beta2: 0.99,
  epsilon: 1e-8,
};

const beta = field.custom(
  "from 0 to below 1",
  (x): x is number => typeof x === "number" && x >= 0 && x < 1,
);

/** Says for each key of an {@linkcode AdamConfig} what it must be. */
export const ADAM_SCHEMA: Schema<AdamConfig> = {
  learningRate: field.number(0),
  beta1: beta,
  beta2: beta,
  epsilon: field.number(1e-30),
};

/**
 * Corrects Adam for a penalty that joins the loss only at each n-th step, n
 * times as strong: appendix B of
 * {@link https://arxiv.org/abs/1912.04958 | StyleGAN2}.
 *
 * There n plain steps and a penalty are n + 1 steps of training, here they are
 * n: each remembers, and goes, n / (n + 1) as far.
 *
 * @param config What would be right without.
 * @param interval From one step with the penalty to the next: n.
 * @throws {RangeError} If the interval is not a positive integer.
 *
 * @example
 * ```ts
 * import { DEFAULT_ADAM, lazyAdam } from "@revisage/train";
 * import { assertEquals } from "@std/assert";
 *
 * const { learningRate, beta2 } = lazyAdam(DEFAULT_ADAM, 16);
 * assertEquals(learningRate, DEFAULT_ADAM.learningRate * (16 / 17));
 * assertEquals(beta2, DEFAULT_ADAM.beta2 ** (16 / 17));
 * ```
 */
export function lazyAdam(config: AdamConfig, interval: number): AdamConfig {
  if (!(Number.isSafeInteger(interval) && interval > 0)) {
    throw new RangeError(
      `Cannot correct Adam: interval must be a positive integer, got ${interval}`,
    );
  }
  const c = interval / (interval + 1);
  return {
    ...config,
    learningRate: config.learningRate * c,
    beta1: config.beta1 ** c,
    beta2: config.beta2 ** c,
  };
}
