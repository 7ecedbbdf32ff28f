import { field, type Schema } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Scalar } from "@tensorflow/tfjs";

/** What the restorer's loss is made of. */
export type LossTerm = "adversarial" | "l1" | "perceptual" | "commitment";

/** How much each term counts, as plain JSON. */
export type LossConfig = Readonly<Record<LossTerm, number>>;

/** The terms of a batch, each by itself: a term that is left out is 0. */
export type LossTerms = Readonly<Partial<Record<LossTerm, Scalar>>>;

/** The whole loss, and the terms as they were, without their weights. */
export type LossBreakdown = Readonly<Record<"total" | LossTerm, Scalar>>;

/**
 * What a config that says nothing means. The paper weighs all but the
 * adversarial term alike; its text does not say how much α is: 0.1 is our
 * choice.
 */
export const DEFAULT_LOSS: LossConfig = {
  adversarial: 0.1,
  l1: 1,
  perceptual: 1,
  commitment: 1,
};

/** Says for each key of a {@linkcode LossConfig} what it must be. */
export const LOSS_SCHEMA: Schema<LossConfig> = {
  adversarial: field.number(0),
  l1: field.number(0),
  perceptual: field.number(0),
  commitment: field.number(0),
};

/**
 * What the restorer is to make small: Eq. 7, with Eq. 10 written out.
 *
 * @param terms Of {@linkcode generatorLoss}, {@linkcode l1Loss},
 * {@linkcode perceptualLoss} or {@linkcode lpipsLoss}, and of `Restorer.apply`.
 * @param config α (`adversarial`), and the weights of the others.
 * @returns Numbers that the caller disposes.
 *
 * @example
 * ```ts
 * import { DEFAULT_LOSS, restorerLoss } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const terms = { adversarial: tf.scalar(2), l1: tf.scalar(0.25) };
 * const config = { ...DEFAULT_LOSS, adversarial: 0.5 };
 * const { total, adversarial } = restorerLoss(terms, config);
 * assertEquals(total.dataSync()[0], 0.5 * 2 + 0.25);
 * assertEquals(adversarial.dataSync()[0], 2);
 * ```
 */
export function restorerLoss(
  terms: LossTerms,
  config: LossConfig,
): LossBreakdown {
  const term = (name: LossTerm) => terms[name]?.clone() ?? tf.scalar(0);
  const breakdown = tf.tidy(() => {
    const adversarial = term("adversarial");
    const l1 = term("l1"), perceptual = term("perceptual");
    const commitment = term("commitment");
    const reconstruction = l1.mul(config.l1)
      .add<Scalar>(perceptual.mul(config.perceptual)); // Eq. 10
    const total = adversarial.mul(config.adversarial).add(reconstruction)
      .add<Scalar>(commitment.mul(config.commitment)); // Eq. 7
    return { total, adversarial, l1, perceptual, commitment };
  });
  return breakdown;
}
