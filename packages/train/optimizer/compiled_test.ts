/**
 * A step of training as a trainer takes it, compiled: equal to the cpu backend,
 * with a learning rate that varies, and safe from what is not a number.
 *
 * @module
 */

import { Rng } from "@revisage/core";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { Adam } from "./adam.ts";
import { allFinite } from "./all_finite.ts";
import { clipByGlobalNorm } from "./clip_by_global_norm.ts";
import { differentiate } from "./differentiate.ts";
import { lazyAdam } from "./adam_config.ts";
import { assertNear, goldenConfig } from "./testing/golden.ts";
import {
  assertGoldenWay,
  goldenGradients,
  goldenPair,
} from "./testing/golden_adam.ts";
import { Pair, valuesOf } from "./testing/pair.ts";

function draw(seed: number, shape: number[]): tf.Tensor {
  const values = new Float32Array(tf.util.sizeFromShape(shape));
  return tf.tensor(new Rng(seed).fillNormal(values), shape);
}

const pair = () => new Pair(draw(1, [3, 2]), draw(2, [2]));

/** A step of a network of one layer, with all that the optimizer offers. */
function stepOf(module: Pair, adam: Adam) {
  return (x: tf.Tensor2D, learningRate: tf.Scalar) => {
    const { value, gradients } = differentiate(module, () => {
      const y = x.matMul<tf.Tensor>(module.part.weight).add(module.bias);
      return { total: y.square().mean().asScalar(), y };
    });
    const clipped = clipByGlobalNorm(gradients, 0.5);
    const when = allFinite([value.total, clipped.norm]);
    adam.apply(clipped.gradients, { learningRate, when });
    return { ...value, when };
  };
}

/** Takes three steps, and gives all numbers. */
function train(wrap: <F>(step: F) => F) {
  using module = pair();
  using adam = new Adam(module, { beta1: 0.9 });
  const step = wrap(stepOf(module, adam));
  const losses = [0.1, 0.05, 0.2].map((rate, i) =>
    tf.tidy(() => {
      const x = draw(3 + i, [4, 3]) as tf.Tensor2D;
      return step(x, tf.scalar(rate)).total.dataSync()[0]!;
    })
  );
  return { losses, ...valuesOf(module), ...valuesOf(adam) };
}

Deno.test("compiled, eager and on the cpu backend, training goes the same way", async () => {
  await tf.setBackend("cpu");
  const cpu = train((step) => step);
  await loadTensorFlow();
  const eager = train((step) => step);
  const compiled = train((step) =>
    compile(step as () => unknown) as typeof step
  );
  for (const [name, values] of Object.entries(cpu)) {
    const key = name as keyof typeof cpu;
    assertNear(eager[key], values, 1e-5, `eager ${name}`);
    assertNear(compiled[key], values, 1e-5, `compiled ${name}`);
  }
});

const { cases, interval, kept } = goldenConfig();

for (const [name, config] of Object.entries(cases)) {
  Deno.test(`compiled Adam goes where PyTorch's goes for 100 steps: ${name}`, async () => {
    await loadTensorFlow();
    using module = goldenPair();
    const corrected = name === "lazy" ? lazyAdam(config, interval) : config;
    using adam = new Adam(module, corrected);
    type Step = ReturnType<typeof goldenGradients>;
    const step = compile((gradients: Step, learningRate: tf.Scalar) => {
      adam.apply(gradients, { learningRate });
      return null;
    });
    for (let i = 0; i < kept.at(-1)!; i++) {
      const share = name === "varied" ? i + 1 : 1;
      const rate = corrected.learningRate / share;
      tf.tidy(() => void step(goldenGradients(i), tf.scalar(rate)));
      assertGoldenWay(module, name, i + 1);
    }
    assertEquals(step.traces, 1);
    step.dispose();
  });
}

Deno.test("a compiled step with a bad batch changes no bit, and the next learns", async () => {
  await loadTensorFlow();
  using module = pair();
  using adam = new Adam(module, { beta1: 0.9 });
  const step = compile(stepOf(module, adam));
  const good = draw(3, [4, 3]) as tf.Tensor2D;
  const bad = tf.tensor2d([[1, NaN, 1], [1, 1, Infinity]].flat(), [2, 3])
    .concat(draw(4, [2, 3]) as tf.Tensor2D) as tf.Tensor2D;
  const rate = tf.scalar(0.1);
  const take = (x: tf.Tensor2D) =>
    tf.tidy(() => step(x, rate).when.dataSync()[0] === 1);
  const state = () => [valuesOf(module), valuesOf(adam)];

  const first = state(); // The very first step may be bad, too.
  assertEquals(take(bad), false);
  assertEquals(state(), first);
  assertEquals(take(good), true);
  const second = state();
  const held = tf.memory().numTensors;
  assertEquals(take(bad), false);
  assertEquals(state(), second);
  assertEquals(take(good), true);
  assertNotEquals(state(), second);
  assert(Object.values(valuesOf(module)).flat().every(Number.isFinite));
  assertEquals([step.traces, tf.memory().numTensors], [1, held]);
  assertEquals(valuesOf(adam)["steps"], [2]);
  step.dispose();
  tf.dispose([good, bad, rate]);
});
