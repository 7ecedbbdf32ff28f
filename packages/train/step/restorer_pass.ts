import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import type { TrainConfig } from "../config/train_config.ts";
import { generatorLoss } from "../losses/adversarial_loss.ts";
import { l1Loss } from "../losses/l1_loss.ts";
import { type LossBreakdown, restorerLoss } from "../losses/restorer_loss.ts";
import { differentiate } from "../optimizer/differentiate.ts";
import type { Gradients } from "../optimizer/gradients.ts";
import type { Team } from "../team/team.ts";
import type { Networks } from "./networks.ts";
import { augment, type PassNumber, stepNoise } from "./step_input.ts";

/** How different two batches look: second term of Eq. 10. */
export type PerceptualTerm = (
  restored: Tensor4D,
  reference: Tensor4D,
) => Scalar;

/** What the restorer learns from. */
export interface RestorerPassInput {
  /** In [−1, 1], `[B, S, S, 3]`. */
  readonly degraded: Tensor4D;
  /** In [−1, 1], `[B, S, S, 3]`. */
  readonly reference: Tensor4D;
  /** Which random numbers are drawn. */
  readonly pass: PassNumber;
}

/** What does not change from pass to pass. */
export interface PassContext {
  /** Of the run. */
  readonly config: TrainConfig;
  /** All that learns. */
  readonly networks: Networks;
  /** `null` where the perceptual term counts nothing. */
  readonly perceptual: PerceptualTerm | null;
  /** Who takes the steps together; this process alone, if not given. */
  readonly team?: Team;
}

/** What a training has come to by a step: it begins with less. */
export interface Phase {
  /** Whether codes stand in the skips. */
  readonly quantize: boolean;
  /** Whether the perceptual and the adversarial term count. */
  readonly perceive: boolean;
}

/** What a config says of a step, from 0. */
export function phaseAt(
  step: number,
  { restorer, codebookStart, perceptionStart }: TrainConfig,
): Phase {
  return {
    quantize: restorer.quantize && step >= codebookStart,
    perceive: step >= perceptionStart,
  };
}

/** What a pass of the restorer gives; the caller disposes it. */
export interface RestorerPass {
  /** How the loss changes with each parameter. */
  readonly gradients: Gradients;
  /** Eq. 7, and its terms. */
  readonly losses: LossBreakdown;
  /** What was restored, for the discriminator to learn from. */
  readonly image: Tensor4D;
}

/**
 * Restores a batch, judges it, and differentiates the loss (Eq. 7) with respect
 * to the restorer's parameters.
 */
export function restorerPass(
  { degraded, reference, pass }: RestorerPassInput,
  { config, networks, perceptual }: PassContext,
  { quantize, perceive }: Phase,
): RestorerPass {
  const { restorer, judge } = networks;
  return tf.tidy(() => {
    const noise = stepNoise(config, degraded.shape[0], pass);
    const { value, gradients } = differentiate(restorer, () => {
      const { image, commitment } = restorer.apply(degraded, {
        noise,
        quantize,
      });
      const seen = { pass, stream: "judged" };
      const terms = {
        l1: l1Loss(image, reference),
        commitment,
        ...perceive && perceptual && {
          perceptual: perceptual(image, reference),
        },
        ...perceive && judge && {
          adversarial: generatorLoss(
            judge.network.apply(augment(image, config, seen)),
          ),
        },
      };
      return { ...restorerLoss(terms, config.loss), image };
    });
    const { image, ...losses } = value;
    return { gradients, losses, image };
  });
}
