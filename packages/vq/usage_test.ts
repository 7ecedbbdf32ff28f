import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { assertLevel } from "./testing/tensors.ts";
import { usage } from "./usage.ts";

await tf.setBackend("cpu");

const usageOf = (...counts: number[]) => usage(tf.tensor1d(counts)).arraySync();

Deno.test("usage() is the share of codes that were used, however little", () => {
  assertEquals(usageOf(1e-6, 0, 9, 2), 0.75);
  assertEquals(usageOf(0, 0), 0);
  assertEquals(usageOf(3, 3), 1);
});

Deno.test("usage() leaves nothing behind but its result", () => {
  const counts = tf.tensor1d([0, 1]);
  assertLevel(() => usage(counts), 1);
});

Deno.test("usage() refuses what is no vector", () => {
  assertThrows(
    () => usage(tf.ones<tf.Rank>([2, 1]) as tf.Tensor1D),
    RangeError,
    "Cannot use counts of shape [2,1]: rank must be 1 (K), got 2",
  );
});
