import { Module } from "@revisage/core/module";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { Pair, valuesOf } from "../optimizer/testing/pair.ts";
import { updateAverage } from "./update_average.ts";

await tf.setBackend("cpu");

function pair(weight: number[], bias: number[], seen = 0): Pair {
  const made = new Pair(tf.tensor1d(weight), tf.tensor1d(bias));
  tf.tidy(() => made.part.seen.assign(tf.scalar(seen, "int32")));
  return made;
}

Deno.test("updateAverage() averages parameters and leaves buffers", () => {
  using average = pair([1, 2], [3], 4);
  using module = pair([5, -2], [7], 9);
  updateAverage(average, module, 0.75);
  assertEquals(valuesOf(average), {
    "part.weight": [2, 1],
    "part.seen": [4],
    bias: [4],
  });
  assertEquals(valuesOf(module), {
    "part.weight": [5, -2],
    "part.seen": [9],
    bias: [7],
  });
});

Deno.test("updateAverage() copies with 0, does nothing with 1, and takes tensors", () => {
  using module = pair([0.1, 1e-7], [0.5], 1);
  const after = (decay: number) => {
    using average = pair([1e6, 3], [0.25], 1);
    tf.tidy(() => updateAverage(average, module, tf.scalar(decay)));
    return valuesOf(average);
  };
  assertEquals(after(0), valuesOf(module));
  assertEquals(after(1)["bias"], [0.25]);
});

Deno.test("updateAverage() leaves no tensors behind", () => {
  using average = pair([1], [1]);
  using module = pair([2], [2]);
  const before = tf.memory().numTensors;
  updateAverage(average, module, 0.5);
  assertEquals(tf.memory().numTensors, before);
});

class Other extends Module {
  constructor(names: readonly string[], size = 1) {
    super();
    for (const name of names) this.parameter(name, tf.ones([size]));
  }
}

Deno.test("updateAverage() refuses other variables, and changes none", () => {
  using module = new Other(["a", "b"]);
  const messages = [
    new Other(["a", "c"]),
    new Other(["a"]),
    new Other(["a", "b"], 2),
  ].map((average) => {
    using other = average;
    const before = valuesOf(other);
    const refuse = () => updateAverage(other, module, 0);
    const { message } = assertThrows(refuse, RangeError);
    assertEquals(valuesOf(other), before);
    return message;
  });
  assertEquals(messages, [
    "Cannot update average: c is not in the module",
    "Cannot update average: b is missing",
    "Cannot update average: a must be parameter float32 [1], got parameter float32 [2]",
  ]);
});

Deno.test("updateAverage() works compiled, with another decay at each call", async () => {
  await loadTensorFlow();
  using average = pair([0, 8], [0]);
  using module = pair([4, 4], [16], 3);
  const update = compile((decay: tf.Scalar) => {
    updateAverage(average, module, decay);
    return null;
  });
  tf.tidy(() => void update(tf.scalar(0.5)));
  tf.tidy(() => void update(tf.scalar(0.25)));
  assertEquals(update.traces, 1);
  assertEquals(valuesOf(average), {
    "part.weight": [3.5, 4.5],
    "part.seen": [0],
    bias: [14],
  });
  update.dispose();
  await tf.setBackend("cpu");
});
