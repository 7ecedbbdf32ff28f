import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { Adam } from "./adam.ts";

const RATE = 1e-4, BETA1 = 0.9, BETA2 = 0.99, EPSILON = 1e-8;

/** One number's way under Adam, by the book: algorithm 1 of the paper. */
function byTheBook(start: number, gradients: readonly number[]): number {
  let value = start, mean = 0, square = 0;
  gradients.forEach((gradient, i) => {
    mean = BETA1 * mean + (1 - BETA1) * gradient;
    square = BETA2 * square + (1 - BETA2) * gradient ** 2;
    const corrected = mean / (1 - BETA1 ** (i + 1));
    const deviation = Math.sqrt(square / (1 - BETA2 ** (i + 1)));
    value -= RATE * corrected / (deviation + EPSILON);
  });
  return value;
}

Deno.test("Adam goes by the book", async () => {
  await tf.setBackend("cpu");
  const variable = tf.tidy(() => tf.variable(tf.tensor1d([0.001, -0.002])));
  const adam = new Adam([variable]);
  const gradients = [[3, -1e-3], [-2, -1e-3], [0.5, 4e-3]];
  for (const gradient of gradients) {
    tf.tidy(() => adam.apply({ [variable.name]: tf.tensor1d(gradient) }));
  }
  const values = variable.dataSync();
  [0.001, -0.002].forEach((start, i) => {
    const expected = byTheBook(start, gradients.map((g) => g[i]!));
    assertAlmostEquals(values[i]!, expected, 1e-9);
    assert(Math.abs(values[i]! - start) > 5e-5);
  });
  adam[Symbol.dispose]();
  variable.dispose();
  assertEquals(tf.memory().numTensors, 0);
});
