import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { minibatchStandardDeviation } from "./minibatch_standard_deviation.ts";
import {
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "./testing/check.ts";

await tf.setBackend("cpu");

const withChannel = (x: Tensor, group?: number) =>
  minibatchStandardDeviation(x as Tensor4D, { group });

/** The last channel of each image. */
const channels = (x: Tensor, group?: number) => {
  const y = withChannel(x, group);
  const [b, h, w, c] = y.shape as [number, number, number, number];
  return y.slice([0, 0, 0, c - 1], [b, h, w, 1]);
};

Deno.test("minibatchStandardDeviation() adds the mean deviation of a group", () => {
  const x = tf.tensor4d([1, 10, 3, 50], [2, 1, 1, 2]); // ±1 and ±20
  assertClose(withChannel(x), [1, 10, 10.5, 3, 50, 10.5]);
});

Deno.test("minibatchStandardDeviation() groups images that are B / group apart", () => {
  const x = tf.tensor4d([0, 100, 2, 300], [4, 1, 1, 1]);
  assertClose(channels(x, 2), [1, 100, 1, 100]);
});

Deno.test("minibatchStandardDeviation() takes the largest group that divides the batch", () => {
  const x = draw([6, 2, 2, 3]);
  assertClose(channels(x), channels(x, 3), 0);
  assertClose(channels(x, 100), channels(x, 6), 0);
  assertThrows(() => assertClose(channels(x, 2), channels(x, 3)));
});

Deno.test("minibatchStandardDeviation() is 0 for an image alone", () => {
  for (const [batch, group] of [[1, 4], [5, 4], [2, 1]] as const) {
    const x = draw([batch, 2, 2, 3]);
    assertClose(channels(x, group), Array(batch * 4).fill(0), 0);
    assertClose(
      tf.grad((x) => withChannel(x))(x.slice(0, 1)),
      tf.ones([1, 2, 2, 3]),
    );
  }
});

Deno.test("minibatchStandardDeviation() has finite gradients where all images are equal", () => {
  const x = tf.ones([4, 2, 2, 1]);
  const gradient = tf.grad((x) => withChannel(x).square())(x);
  assert(gradient.isFinite().all().dataSync()[0]);
});

Deno.test("minibatchStandardDeviation() has right first and second derivatives", () => {
  assertGradients((x) => withChannel(x).square(), [draw([4, 2, 2, 2])]);
  assertGradients((x) => withChannel(x, 2).square(), [draw([4, 1, 2, 2])]);
});

Deno.test("minibatchStandardDeviation() keeps no tensor, and says which groups it takes", () => {
  const x = draw([4, 2, 2, 1]);
  assertLevel(() => withChannel(x));
  for (const group of [0, 1.5]) {
    assertEquals(
      assertThrows(() => withChannel(x, group), RangeError).message,
      `Cannot compute minibatchStandardDeviation: group must be an integer of at least 1, got ${group}`,
    );
  }
});
