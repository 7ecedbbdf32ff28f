import { Rng } from "@revisage/core";
import { Linear } from "@revisage/layers";
import { assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { GradientSum } from "./gradient_sum.ts";

await tf.setBackend("cpu");

const gradients = (weight: number, bias: number) => ({
  weight: tf.fill([2, 1], weight),
  bias: tf.fill([1], bias),
});

/** Adds pairs of a weight's and a bias's gradient, and takes their means. */
function meansOf(sum: GradientSum, pairs: readonly [number, number][]) {
  const means: Record<string, number[]> = {};
  tf.tidy(() => {
    for (const pair of pairs) sum.add(gradients(...pair));
    for (const [path, mean] of Object.entries(sum.take(pairs.length))) {
      means[path] = [...mean.dataSync()];
    }
  });
  return means;
}

Deno.test("GradientSum gives means by path, and begins anew", () => {
  using layer = new Linear({ inputs: 2, outputs: 1 }, new Rng(0));
  const { numTensors } = tf.memory();
  {
    using sum = new GradientSum(layer);
    const first = meansOf(sum, [[1, 2], [3, 6]]);
    assertEquals(first, { weight: [2, 2], bias: [4] });
    const second = meansOf(sum, [[8, 1]]);
    assertEquals(second, { weight: [8, 8], bias: [1] });
  }
  assertEquals(tf.memory().numTensors, numTensors);
});

Deno.test("GradientSum forgets what was not a number", () => {
  using layer = new Linear({ inputs: 2, outputs: 1 }, new Rng(0));
  using sum = new GradientSum(layer);
  assertEquals(meansOf(sum, [[NaN, 1], [1, 1]])["weight"], [NaN, NaN]);
  assertEquals(meansOf(sum, [[1, 1]]), { weight: [1, 1], bias: [1] });
});

Deno.test("a parameter without a gradient has a mean of 0", () => {
  using layer = new Linear({ inputs: 2, outputs: 1 }, new Rng(0));
  using sum = new GradientSum(layer);
  tf.tidy(() => {
    sum.add({ bias: tf.fill([1], 3) });
    const { weight, bias } = sum.take(1);
    assertEquals([...weight!.dataSync(), ...bias!.dataSync()], [0, 0, 3]);
  });
});
