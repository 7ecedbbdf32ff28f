import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import { discriminatorLoss } from "../losses/adversarial_loss.ts";
import { r1Penalty } from "../losses/r1_penalty.ts";
import { differentiate } from "../optimizer/differentiate.ts";
import type { Gradients } from "../optimizer/gradients.ts";
import type { Discriminator } from "@revisage/models";
import type { TrainConfig } from "../config/train_config.ts";
import type { Scalars } from "./learner.ts";
import { augment, type PassNumber } from "./step_input.ts";

/** What the discriminator learns from. */
export interface DiscriminatorPassInput {
  /** What the restorer made, `[B, S, S, 3]`. */
  readonly restored: Tensor4D;
  /** In [−1, 1], `[B, S, S, 3]`. */
  readonly reference: Tensor4D;
  /** Which random numbers are drawn. */
  readonly pass: PassNumber;
}

/** What a pass of the discriminator gives; the caller disposes it. */
export interface DiscriminatorPass {
  /** How the loss changes with each parameter. */
  readonly gradients: Gradients;
  /**
   * What the pass was worth: `loss` (Eq. 8), mean scores of `reference` and of
   * `restored` images, and R1 as `penalty`, if this pass had it.
   */
  readonly losses: Scalars;
}

/**
 * Judges both kinds of images and differentiates the loss (Eq. 8) with respect
 * to the discriminator's parameters.
 *
 * @param withPenalty Whether R1 is added, as many times as strong as it is rare.
 */
export function discriminatorPass(
  { restored, reference, pass }: DiscriminatorPassInput,
  network: Discriminator,
  config: TrainConfig,
  withPenalty: boolean,
): DiscriminatorPass {
  const judge = (x: Tensor4D, stream: string) =>
    network.apply(augment(x, config, { pass, stream }));
  return tf.tidy(() => {
    const { value, gradients } = differentiate(network, () => {
      const scores = {
        reference: judge(reference, "reference"),
        restored: judge(restored, "restored"),
      };
      const loss = discriminatorLoss(scores); // Eq. 8
      const score = (x: Tensor4D) => judge(x, "reference");
      const penalty = withPenalty
        ? r1Penalty(score, reference, config.r1)
        : tf.scalar(0);
      return {
        total: loss.add<Scalar>(penalty),
        loss,
        reference: scores.reference.mean<Scalar>(),
        restored: scores.restored.mean<Scalar>(),
        penalty,
      };
    });
    const { total: _total, penalty, ...losses } = value;
    return {
      gradients,
      losses: withPenalty ? { ...losses, penalty } : losses,
    };
  });
}
