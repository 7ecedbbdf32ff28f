import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { differentiate } from "./differentiate.ts";
import { Pair } from "./testing/pair.ts";

await tf.setBackend("cpu");

const pair = () => new Pair(tf.tensor1d([2, 3]), tf.tensor1d([5]));

/** Σ weight² + 7·bias, and what stands on the way. */
function compute({ part: { weight }, bias }: Pair) {
  const square = weight.square();
  const total = square.sum().add(bias.mul(7).sum()) as tf.Scalar;
  return { total, square, bias };
}

Deno.test("differentiate() gives gradients by path, and what was computed", () => {
  using module = pair();
  const { value, gradients } = differentiate(module, () => compute(module));
  assertEquals(value.total.arraySync(), 4 + 9 + 35);
  assertEquals(value.square.arraySync(), [4, 9]);
  assertEquals(Object.keys(gradients), ["part.weight", "bias"]);
  assertEquals(gradients["part.weight"]!.arraySync(), [4, 6]);
  assertEquals(gradients["bias"]!.arraySync(), [7]);
});

Deno.test("differentiate() leaves out parameters on which the total does not depend", () => {
  using module = pair();
  const { gradients } = differentiate(module, () => ({
    total: module.bias.sum<tf.Scalar>(),
  }));
  assertEquals(Object.keys(gradients), ["bias"]);
});

Deno.test("differentiate() leaves no tensors but those it returns, in a tidy none", () => {
  using module = pair();
  const before = tf.memory().numTensors;
  const { value, gradients } = differentiate(module, () => compute(module));
  assertEquals(tf.memory().numTensors, before + 5);
  tf.dispose([{ ...value }, { ...gradients }]);
  assertEquals(module.bias.isDisposed, false);
  tf.tidy(() => void differentiate(module, () => compute(module)));
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("differentiate() leaves no tensors when it fails", () => {
  using module = pair();
  const before = tf.memory().numTensors;
  assertThrows(
    () => differentiate(module, () => ({ total: tf.scalar(1) })),
    Error,
  );
  assertThrows(
    () =>
      differentiate(module, () => {
        tf.ones([2]);
        throw new Error("Cannot go on");
      }),
    Error,
    "Cannot go on",
  );
  assertEquals(tf.memory().numTensors, before);
});
