import { assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { allFinite } from "./all_finite.ts";

await tf.setBackend("cpu");

/** Whether numbers are finite: a gradient, and a loss beside it. */
function isFinite(values: number[], loss = 1): boolean {
  return tf.tidy(() => {
    const flag = allFinite([tf.tensor1d(values), tf.scalar(loss)]);
    assertEquals([flag.dtype, flag.shape], ["bool", []]);
    return flag.dataSync()[0] === 1;
  });
}

Deno.test("allFinite() finds one number that is not finite among many", () => {
  assertEquals(isFinite([1, -2, 0]), true);
  for (const bad of [NaN, Infinity, -Infinity]) {
    assertEquals(isFinite([1, bad, 0]), false);
    assertEquals(isFinite([1, 0], bad), false);
  }
  assertEquals(isFinite([Infinity, -Infinity]), false);
});

Deno.test("allFinite() takes large numbers, but not where they add up beyond float32", () => {
  assertEquals(isFinite([1e38, -1e38, 1e30]), true);
  assertEquals(isFinite([3e38, 3e38]), false);
});

Deno.test("allFinite() leaves no tensors behind", () => {
  const before = tf.memory().numTensors;
  const x = tf.ones([2, 2]);
  allFinite([x]).dispose();
  x.dispose();
  assertEquals(tf.memory().numTensors, before);
});
