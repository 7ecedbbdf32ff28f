import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { NoiseInjection, noiseInjection } from "./noise_injection.ts";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "./testing/check.ts";

await tf.setBackend("cpu");

const X = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 2, 2]);

Deno.test("noiseInjection() adds the same to all channels", () => {
  const noise = tf.tensor4d([1, -1, 2, 0], [2, 1, 2, 1]);
  assertClose(
    noiseInjection(X, noise, tf.scalar(10)),
    [11, 12, -7, -6, 25, 26, 7, 8],
  );
});

Deno.test("noiseInjection() takes one noise for all images", () => {
  const noise = tf.tensor4d([1, -1], [1, 1, 2, 1]);
  assertClose(
    noiseInjection(X, noise, tf.scalar(10)),
    [11, 12, -7, -6, 15, 16, -3, -2],
  );
});

Deno.test("noiseInjection() has right first and second derivatives", () => {
  for (const batch of [1, 2]) {
    assertGradients(
      (x, noise, strength) =>
        noiseInjection(x as Tensor4D, noise as Tensor4D, strength as Scalar)
          .square(),
      [draw([2, 3, 2, 2]), draw([batch, 3, 2, 1]), tf.scalar(0.7)],
    );
  }
});

Deno.test("NoiseInjection starts silent", () => {
  using layer = new NoiseInjection();
  const noise = tf.ones<tf.Rank.R4>([2, 1, 2, 1]);
  assertClose(layer.apply(X, noise), X, 0);
  assertLevel(() => layer.apply(X, noise));
  layer.strength.assign(tf.scalar(2));
  assertClose(layer.apply(X, noise), X.add(2));
  assertEquals([...layer.variables()].map(({ path }) => path), ["strength"]);
});

Deno.test("noiseInjection() keeps images apart", () => {
  assertBatchIndependent(
    (x, noise) =>
      noiseInjection(x as Tensor4D, noise as Tensor4D, tf.scalar(3)),
    [X, draw([2, 1, 2, 1])],
  );
});

Deno.test("noiseInjection() says which shapes disagree", () => {
  const refused: Record<string, [number, number, number, number]> = {
    "Cannot use noise of shape [3,1,2,1]: B is 3 here but 2 in x": [3, 1, 2, 1],
    "Cannot use noise of shape [1,1,2,2]: axis 3 must be 1, got 2": [
      1,
      1,
      2,
      2,
    ],
  };
  for (const [message, shape] of Object.entries(refused)) {
    const run = () =>
      noiseInjection(X, tf.ones<tf.Rank.R4>(shape), tf.scalar(1));
    assertEquals(assertThrows(run, RangeError).message, message);
  }
});
