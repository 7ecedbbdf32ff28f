/**
 * Both steps of a whole training, put together of the parts of
 * `@revisage/train` as a trainer does it, on native TensorFlow.
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
import { compile, loadTensorFlow, statelessNormal } from "@revisage/tensorflow";
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
import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { assertClose } from "../../packages/models/testing/assert_close.ts";

await loadTensorFlow();

const CHANNELS = { base: 64, max: 4 };
const RESTORER = {
  ...PRESETS.tiny,
  skips: 1,
  channels: CHANNELS,
  latent: 4,
  codes: 8,
};
const BATCH = 2, SEED = 5, INTERVAL = 16;
const POLICY: DiffAugmentPolicy[] = ["color", "translation"];

/** What a step is given: a batch, and what differs at each call. */
interface Input {
  readonly degraded: tf.Tensor4D;
  readonly reference: tf.Tensor4D;
  /** int32. */
  readonly step: tf.Scalar;
  readonly learningRate: tf.Scalar;
}

/** Networks, optimizers, and the two steps. */
class Training implements Disposable {
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
        perceptual: perceptualLoss(this.vgg, image, reference),
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

function input(step: number, blemish = 0): Input {
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

type Step = (input: Input) => Record<string, tf.Tensor>;

/** A step of each kind: all that they return, as numbers. */
function takeSteps(
  [discriminate, generate]: readonly [Step, Step],
  batch: () => Input,
): Record<string, number>[] {
  return tf.tidy(() => {
    const given = batch();
    return [discriminate(given), generate(given)].map((values) => {
      const numbers = Object.entries(values)
        .map(([name, value]) => [name, value.dataSync()[0]!] as const);
      return Object.fromEntries(numbers);
    });
  });
}

// Traced once for all tests.
const training = new Training();
const discriminate = compile(training.discriminate);
const generate = compile(training.generate);

Deno.test("a whole training goes the same way, eager and compiled", () => {
  using eager = new Training();
  const before = eager.state();
  for (const step of [0, 1]) {
    const batch = () => input(step);
    const expected = takeSteps([eager.discriminate, eager.generate], batch);
    const actual = takeSteps([discriminate, generate], batch);
    expected.forEach((values, i) => {
      assertEquals(Object.keys(actual[i]!), Object.keys(values));
      assertClose(Object.values(actual[i]!), Object.values(values), 1e-4);
    });
  }
  const after = training.state();
  for (const [path, values] of eager.state()) {
    // Where a gradient is nearly 0, its sign alone decides the way.
    assertClose(after.get(path)!, values, 1e-2, path, 1e-4);
    const moved = values.some((x, i) => x !== before.get(path)![i]);
    assert(moved || path.includes("codebook"), `${path} did not learn`);
  }
});

Deno.test("a bad batch changes no bit of a whole training, and is told", () => {
  const flags = (step: number, blemish: number) =>
    takeSteps([discriminate, generate], () => input(step, blemish))
      .map(({ when }) => when);
  assertEquals(flags(2, 0), [1, 1]);
  const before = training.state();
  const { numTensors } = tf.memory();
  assertEquals(flags(3, NaN), [0, 0]);
  assertEquals(tf.memory().numTensors, numTensors);
  for (const [path, values] of training.state()) {
    // The average goes on towards the weights.
    if (!path.startsWith("average")) assertEquals(values, before.get(path));
  }
  assertEquals(flags(4, 0), [1, 1]);
  assertEquals([generate.traces, discriminate.traces], [1, 1]);
});
