/**
 * A training put together of the parts of `@revisage/train`, as a trainer does
 * it.
 *
 * @module
 */

import { Rng } from "@revisage/core";
import type { Module } from "@revisage/core/module";
import { diffAugment, type DiffAugmentPolicy } from "@revisage/layers";
import {
  createNoise,
  Discriminator,
  PRESETS,
  randomWeights,
  Restorer,
  Vgg19,
} from "@revisage/models";
import { statelessNormal } from "@revisage/tensorflow";
import {
  Adam,
  allFinite,
  DEFAULT_ADAM,
  DEFAULT_LOSS,
  differentiate,
  discriminatorLoss,
  generatorLoss,
  l1Loss,
  lazyAdam,
  perceptualLoss,
  r1Penalty,
  restorerLoss,
  statelessDiffAugment,
  updateAverage,
} from "@revisage/train";
import * as tf from "@tensorflow/tfjs";

const CHANNELS = { base: 64, max: 4 };
const RESTORER = {
  ...PRESETS.tiny,
  skips: 1,
  channels: CHANNELS,
  latent: 4,
  codes: 8,
};
const BATCH = 2, SEED = 5, INTERVAL = 16;
const LAYERS = { conv1_2: 0.1 };
const POLICY: DiffAugmentPolicy[] = ["color", "translation"];

/** What a step is given: a batch, and what differs at each call. */
export interface Input {
  readonly degraded: tf.Tensor4D;
  readonly reference: tf.Tensor4D;
  /** int32. */
  readonly step: tf.Scalar;
  readonly learningRate: tf.Scalar;
}

/** Networks, optimizers, and the two steps. */
export class Training implements Disposable {
  readonly restorer = new Restorer(RESTORER, new Rng(1));
  readonly average = new Restorer(RESTORER, new Rng(1));
  readonly discriminator = new Discriminator(
    { size: 64, channels: CHANNELS, group: 2 },
    new Rng(2),
  );
  readonly vgg = new Vgg19(randomWeights(new Rng(3)), { blocks: 1 });
  readonly adam = new Adam(this.restorer, { beta1: 0.5 });
  readonly judgeAdam = new Adam(
    this.discriminator,
    lazyAdam(DEFAULT_ADAM, INTERVAL),
  );

  /** All that is learned, and that learns. */
  get modules(): Record<string, Module> {
    const { restorer, average, discriminator, adam, judgeAdam } = this;
    return { restorer, average, discriminator, adam, judgeAdam };
  }

  restore({ degraded, step }: Input) {
    const noise = createNoise(RESTORER, BATCH, (name, shape) => {
      const stream = `noise.${name}`;
      return statelessNormal(shape, { seed: SEED, step, stream });
    });
    return this.restorer.apply(degraded, { noise, quantize: false });
  }

  judge(x: tf.Tensor4D, step: tf.Scalar, stream: string): tf.Tensor2D {
    const options = { batch: BATCH, size: 64, policy: POLICY, seed: SEED };
    const draw = statelessDiffAugment({ ...options, step, stream });
    return this.discriminator.apply(diffAugment(x, draw));
  }

  /** The restorer's step. */
  generate = (input: Input) => {
    const { reference, step, learningRate } = input;
    const { value, gradients } = differentiate(this.restorer, () => {
      const { image, commitment } = this.restore(input);
      const scores = this.judge(image, step, "restored");
      return restorerLoss({
        adversarial: generatorLoss(scores),
        l1: l1Loss(image, reference),
        perceptual: perceptualLoss(this.vgg, image, reference, LAYERS),
        commitment,
      }, DEFAULT_LOSS);
    });
    const when = allFinite([value.total, ...Object.values(gradients)]);
    this.adam.apply(gradients, { learningRate, when });
    updateAverage(this.average, this.restorer, tf.scalar(0.5));
    return { ...value, when };
  };

  /** The discriminator's step, with its penalty. */
  discriminate = (input: Input) => {
    const { reference, step, learningRate } = input;
    const { image } = this.restore(input);
    const { value, gradients } = differentiate(this.discriminator, () => {
      const judge = (x: tf.Tensor4D) => this.judge(x, step, "reference");
      const adversarial = discriminatorLoss({
        reference: judge(reference),
        restored: this.judge(image, step, "restored"),
      });
      const penalty = r1Penalty(judge, reference, { interval: INTERVAL });
      return { total: adversarial.add<tf.Scalar>(penalty), penalty };
    });
    const when = allFinite([value.total, ...Object.values(gradients)]);
    this.judgeAdam.apply(gradients, { learningRate, when });
    return { ...value, when };
  };

  /** All numbers, by module and path. */
  state(): Map<string, Float32Array> {
    const entries = Object.entries(this.modules).flatMap(([name, module]) =>
      Array.from(module.variables(), ({ path, variable }) => {
        const values = Float32Array.from(variable.dataSync());
        return [`${name}: ${path}`, values] as const;
      })
    );
    return new Map(entries);
  }

  [Symbol.dispose](): void {
    for (const module of Object.values(this.modules)) module[Symbol.dispose]();
    this.vgg[Symbol.dispose]();
  }
}

/** What a step is given; `blemish` is added to the degraded images. */
export function input(step: number, blemish = 0): Input {
  const images = (name: string) => {
    const values = new Float32Array(BATCH * 64 * 64 * 3);
    const rng = new Rng(step).split(name);
    return tf.tensor4d(rng.fillUniform(values, -1, 1), [BATCH, 64, 64, 3]);
  };
  return {
    degraded: images("degraded").add(blemish),
    reference: images("reference"),
    step: tf.scalar(step, "int32"),
    learningRate: tf.scalar(0.002 / (step + 1)),
  };
}

/** A step of training. */
export type Step = (input: Input) => Record<string, tf.Tensor>;
