import * as tf from "@tensorflow/tfjs";
import type { Tensor2D } from "@tensorflow/tfjs";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { adaptiveLatentGate } from "./adaptive_latent_gate.ts";
import {
  assertBatchIndependent,
  assertClose,
  assertLevel,
  draw,
} from "./testing/check.ts";

await tf.setBackend("cpu");

Deno.test("adaptiveLatentGate() is sigmoid(z) ∗ ε", () => {
  const z = tf.tensor2d([[0, Math.log(3)], [-Math.log(3), 100]]);
  const noise = tf.tensor2d([[2, 4], [-4, 7]]);
  assertClose(adaptiveLatentGate(z, noise), [1, 3, -1, 7]);
  assertClose(adaptiveLatentGate(z, tf.tensor2d([[4, 8]])), [2, 6, 1, 8]);
});

Deno.test("adaptiveLatentGate() of no noise is none", () => {
  assertClose(
    adaptiveLatentGate(draw([2, 3]), tf.zeros([2, 3])),
    Array(6).fill(0),
  );
});

Deno.test("adaptiveLatentGate() lets less vary, the more it is shut", () => {
  const noise = draw<tf.Rank.R2>([1, 4000]);
  const deviations = [-4, -2, 0, 2].map((z) => {
    const gated = adaptiveLatentGate(tf.fill([1, 4000], z), noise);
    return Math.sqrt(tf.moments(gated).variance.dataSync()[0]!);
  });
  deviations.reduce((before, after) => {
    assert(after > 1.5 * before, `${deviations}`);
    return after;
  });
});

Deno.test("adaptiveLatentGate() has the gradient σ(1 − σ)·ε in z, and σ in ε", () => {
  const gradients = tf.grads((z, noise) =>
    adaptiveLatentGate(z as Tensor2D, noise as Tensor2D)
  )([tf.tensor2d([[Math.log(3)]]), tf.tensor2d([[16]])]);
  assertClose(gradients[0]!, [3]);
  assertClose(gradients[1]!, [0.75]);
});

Deno.test("adaptiveLatentGate() keeps images apart, and no tensor", () => {
  const inputs = [draw([3, 2], "z"), draw([3, 2], "noise")] as const;
  const gate = (z: tf.Tensor, noise: tf.Tensor) =>
    adaptiveLatentGate(z as Tensor2D, noise as Tensor2D);
  assertBatchIndependent(gate, inputs);
  assertLevel(() => gate(...inputs));
});

Deno.test("adaptiveLatentGate() says which shapes disagree", () => {
  const run = () => adaptiveLatentGate(tf.ones([2, 3]), tf.ones([2, 4]));
  assertEquals(
    assertThrows(run, RangeError).message,
    "Cannot use noise of shape [2,4]: L is 4 here but 3 in z",
  );
});
