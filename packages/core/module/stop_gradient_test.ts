import { assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { stopGradient } from "./stop_gradient.ts";

await tf.setBackend("cpu");

Deno.test("stopGradient() lets the value pass, and no gradient", () => {
  const x = tf.tensor1d([1, -2]);
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const f = (x: tf.Tensor) => x.mul(stopGradient(() => x.square()));
    const { value, grad } = tf.valueAndGrad(f)(x, tf.ones([2]));
    assertEquals([...value.dataSync()], [1, -8]);
    assertEquals([...grad.dataSync()], [1, 4]); // 3x² without it.
  });
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("stopGradient() stops second gradients, too", () => {
  tf.tidy(() => {
    const f = (x: tf.Tensor) =>
      x.square().mul(stopGradient(() => x.square())) as tf.Scalar;
    const second = tf.grad((x) => tf.grad(f)(x))(tf.scalar(3));
    assertEquals(second.arraySync(), 18); // 12x² = 108 without it.
  });
});
