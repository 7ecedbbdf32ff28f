import * as tf from "@tensorflow/tfjs";
import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { perplexity } from "./perplexity.ts";
import { assertLevel } from "./testing/tensors.ts";

await tf.setBackend("cpu");

const perplexityOf = (...counts: number[]) =>
  perplexity(tf.tensor1d(counts)).arraySync();

Deno.test("perplexity() is the number of codes that are used equally often", () => {
  assertAlmostEquals(perplexityOf(5, 0, 0), 1, 1e-6);
  assertAlmostEquals(perplexityOf(0.2, 0.2, 0, 0.2, 0.2), 4, 1e-5);
});

Deno.test("perplexity() is exp of the entropy", () => {
  const entropy = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
  assertAlmostEquals(perplexityOf(1, 3), Math.exp(entropy), 1e-6);
});

Deno.test("perplexity() of nothing is not a number", () => {
  assertEquals(perplexityOf(0, 0), NaN);
});

Deno.test("perplexity() leaves nothing behind but its result", () => {
  const counts = tf.tensor1d([0, 1]);
  assertLevel(() => perplexity(counts), 1);
});

Deno.test("perplexity() refuses what is no vector", () => {
  assertThrows(
    () => perplexity(tf.ones<tf.Rank>([2, 1]) as tf.Tensor1D),
    RangeError,
    "Cannot use counts of shape [2,1]: rank must be 1 (K), got 2",
  );
});
