/**
 * Both steps of a whole training on native TensorFlow.
 *
 * @module
 */

import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { assertClose } from "../../packages/models/testing/assert_close.ts";
import { type Input, input, type Step, Training } from "./testing/training.ts";

await loadTensorFlow();

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
