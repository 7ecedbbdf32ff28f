import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { r1Penalty } from "./r1_penalty.ts";

await tf.setBackend("cpu");

/** Scores Σ a·x², whose slope is 2ax. */
const score = (a: tf.Tensor) => (x: tf.Tensor4D) =>
  x.square().mul(a).sum([1, 2, 3]);

Deno.test("r1Penalty() is γ/2 · the mean of ‖∇‖², and its gradient goes to the weights", () => {
  tf.tidy(() => {
    const x = tf.tensor4d([1, 2, 3, 0, 0, 1], [2, 1, 1, 3]);
    const { value, grad } = tf.valueAndGrad((a: tf.Tensor) =>
      r1Penalty(score(a), x, { gamma: 3 })
    )(tf.scalar(5));
    const squares = (4 * 25 * (1 + 4 + 9) + 4 * 25 * 1) / 2;
    assertAlmostEquals(value.dataSync()[0]!, 3 / 2 * squares, 1e-3);
    assertAlmostEquals(grad.dataSync()[0]!, 3 / 2 * squares * 2 / 5, 1e-3);
  });
});

Deno.test("r1Penalty() is as much stronger as it is rare, and γ 10 by itself", () => {
  tf.tidy(() => {
    const x = tf.ones<tf.Rank.R4>([1, 1, 1, 3]);
    const penalty = (options?: { gamma?: number; interval?: number }) =>
      r1Penalty(score(tf.scalar(1)), x, options).arraySync();
    assertEquals(penalty(), 10 / 2 * 12);
    assertEquals(penalty({ interval: 16 }), 16 * 10 / 2 * 12);
    assertEquals(penalty({ gamma: 1 }), 1 / 2 * 12);
  });
});

Deno.test("r1Penalty() takes images, and leaves no tensors behind", () => {
  const a = tf.scalar(1), x = tf.ones<tf.Rank.R4>([1, 1, 1, 3]);
  const before = tf.memory().numTensors;
  r1Penalty(score(a), x).dispose();
  assertEquals(tf.memory().numTensors, before);
  const gray = tf.ones<tf.Rank.R4>([1, 1, 1, 1]);
  assertEquals(
    assertThrows(() => r1Penalty(score(a), gray), RangeError).message,
    "Cannot use reference of shape [1,1,1,1]: axis 3 must be 3, got 1",
  );
  tf.dispose([a, x, gray]);
});
