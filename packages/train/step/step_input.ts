import { diffAugment } from "@revisage/layers";
import { createNoise, type RestorerNoise } from "@revisage/models";
import { statelessNormal } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import type { TrainConfig } from "../config/train_config.ts";
import { statelessDiffAugment } from "../losses/stateless_diff_augment.ts";

/** Which random numbers a pass draws: int32, another for each pass of a run. */
export type PassNumber = Scalar;

/** Draws ε within a compiled step. */
export function stepNoise(
  { seed, restorer }: TrainConfig,
  batch: number,
  pass: PassNumber,
): RestorerNoise | null {
  if (!restorer.noise) return null;
  return createNoise(restorer, batch, (name, shape) => {
    const stream = `noise.${name}`;
    return statelessNormal(shape, { seed, step: pass, stream });
  });
}

/**
 * Augments what a discriminator will see, within a compiled step: the same
 * policy for all images, other numbers for each stream.
 */
export function augment(
  x: Tensor4D,
  { seed, augment }: TrainConfig,
  { pass, stream }: { readonly pass: PassNumber; readonly stream: string },
): Tensor4D {
  const [batch, size] = x.shape;
  return tf.tidy(() => {
    const key = { seed, step: pass, stream: `augment.${stream}` };
    const draw = statelessDiffAugment({ batch, size, policy: augment, ...key });
    return diffAugment(x, draw);
  });
}
