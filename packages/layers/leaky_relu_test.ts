import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { leakyRelu } from "./leaky_relu.ts";
import { assertClose, assertGradients, assertLevel } from "./testing/check.ts";

await tf.setBackend("cpu");

Deno.test("leakyRelu() is √2·x above 0 and √2·0.2·x below, if not told otherwise", () => {
  const x = tf.tensor1d([-10, -1, 0, 1, 10]);
  const root = Math.SQRT2;
  assertClose(leakyRelu(x), [-2 * root, -0.2 * root, 0, root, 10 * root]);
  assertClose(leakyRelu(x, { slope: 0 }), [0, 0, 0, root, 10 * root]);
  assertClose(leakyRelu(x, { gain: 1 }), [-2, -0.2, 0, 1, 10]);
});

Deno.test("leakyRelu() at 0 has the slope of what is below", () => {
  const slope = tf.grad((x) => leakyRelu(x, { slope: 0.25, gain: 1 }));
  assertClose(slope(tf.tensor1d([-1, 0, 1])), [0.25, 0.25, 1]);
});

Deno.test("leakyRelu() has right first and second derivatives", () => {
  const x = tf.tensor2d([[-2, -0.5, 0.3], [1, 4, -3]]);
  assertGradients((x) => leakyRelu(x.mul(x).mul(x)), [x], { step: 1e-3 });
  // f(x) = leakyRelu(w x)², f' = 2 w y slope: d(f'²)/dw = 16 w³ x² slope⁴.
  const w = tf.scalar(3);
  const penalty = (w: tf.Tensor) =>
    tf.grad((x) => leakyRelu(x.mul(w), { gain: 1 }).square())(
      tf.tensor1d([-2, 1]),
    ).square().sum();
  assertClose(tf.grad(penalty)(w), [16 * 27 * (4 * 0.2 ** 4 + 1)]);
});

Deno.test("leakyRelu() keeps no tensor, and keeps NaN", () => {
  const x = tf.tensor1d([-1, NaN]);
  assertLevel(() => leakyRelu(x));
  assertLevel(() => tf.grad((x) => leakyRelu(x))(x));
  assertEquals([...leakyRelu(x).dataSync()].map(Number.isNaN), [false, true]);
});

Deno.test("leakyRelu() says which slopes it takes", () => {
  for (const slope of [-0.1, NaN]) {
    const error = assertThrows(
      () => leakyRelu(tf.scalar(1), { slope }),
      RangeError,
    );
    assertEquals(
      error.message,
      `Cannot apply leakyRelu: slope must be at least 0, got ${slope}`,
    );
  }
});
