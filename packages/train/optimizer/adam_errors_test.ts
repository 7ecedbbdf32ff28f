import { ConfigError } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { Adam } from "./adam.ts";
import type { Gradients } from "./gradients.ts";
import { goldenPair } from "./testing/golden_adam.ts";
import { valuesOf } from "./testing/pair.ts";

await tf.setBackend("cpu");

Deno.test("Adam says which gradients it cannot apply, and applies none", () => {
  using module = goldenPair();
  using adam = new Adam(module);
  const before = valuesOf(module);
  tf.tidy(() => {
    const bias = tf.ones([4]);
    const wrong: Gradients[] = [
      { bias, weight: tf.ones([3, 2]) },
      { bias, "part.weight": tf.ones([2, 3]) },
      { bias, "part.seen": tf.scalar(1) },
    ];
    const messages = wrong.map((gradients) =>
      assertThrows(() => adam.apply(gradients), RangeError).message
    );
    assertEquals(messages, [
      'Cannot apply gradients: path must be that of a parameter, got "weight"',
      "Cannot apply gradients: shape of part.weight must be [3,2], got [2,3]",
      'Cannot apply gradients: path must be that of a parameter, got "part.seen"',
    ]);
  });
  assertEquals(valuesOf(module), before);
  assertEquals(valuesOf(adam)["steps"], [0]);
});

Deno.test("Adam says which config it cannot use", () => {
  using module = goldenPair();
  const message = assertThrows(
    () => new Adam(module, { learningRate: -1, beta2: 1, epsilon: 0 }),
    ConfigError,
  ).message;
  assertEquals(
    message,
    "Cannot read config:\n  learningRate must be a number from 0, got -1\n" +
      "  beta2 must be from 0 to below 1, got 1\n" +
      "  epsilon must be a number from 1e-30, got 0",
  );
});
