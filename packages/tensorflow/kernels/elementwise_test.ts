import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { assertSameOnCpu } from "./testing/on_cpu.ts";

const floats = () =>
  tf.tensor1d([-Infinity, -2.5, -1, 0, 0.5, 3, Infinity, NaN]);
const whole = () => tf.tensor1d([-7, -2, 0, 1, 3, 12345678], "int32");

const FUNCTIONS: Record<string, (x: tf.Tensor) => tf.Tensor> = {
  isFinite: tf.isFinite,
  isInf: tf.isInf,
  isNaN: tf.isNaN,
  round: tf.round,
  sign: tf.sign,
  step: tf.step,
  "step from -1": (x) => tf.step(x, -1),
  "step from 0.2": (x) => tf.step(x, 0.2),
  leakyRelu: (x) => tf.leakyRelu(x, 0.3),
  prelu: (x) => tf.prelu(x, tf.scalar(0.3)),
};

for (const [name, fn] of Object.entries(FUNCTIONS)) {
  Deno.test(`${name} is what it is on the cpu backend`, async () => {
    await assertSameOnCpu(() => fn(floats()));
    await assertSameOnCpu(() => fn(whole()));
  });
}

Deno.test("prelu() has a slope for each channel", async () => {
  const x = () => tf.tensor3d([-1, 2, -3, 4, -5, -6], [1, 3, 2]);
  await assertSameOnCpu(() => tf.prelu<tf.Tensor>(x(), tf.tensor1d([0.1, 10])));
});

Deno.test("whole numbers divided by 0 are 0", () => {
  const a = tf.tensor1d([7, -7, 0, 7], "int32");
  const b = tf.tensor1d([0, 0, 0, 2], "int32");
  assertEquals([...tf.floorDiv(a, b).dataSync()], [0, 0, 0, 3]);
  assertEquals([...tf.divNoNan(a, b).dataSync()], [0, 0, 0, 3]);
});

Deno.test("floats divided by 0 are infinite", async () => {
  await assertSameOnCpu(() =>
    tf.div(tf.tensor1d([1, -1]), tf.tensor1d([0, 0]))
  );
});

Deno.test("bitwiseAnd() keeps the bits of both, those of the sign too", async () => {
  const a = () => tf.tensor1d([0b1100, -1, -8], "int32");
  const b = () => tf.tensor1d([0b1010, 77, 13], "int32");
  await assertSameOnCpu(() => tf.bitwiseAnd(a(), b()));
});
