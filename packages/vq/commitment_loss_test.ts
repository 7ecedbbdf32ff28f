import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { commitmentLoss } from "./commitment_loss.ts";
import { quantize } from "./quantize.ts";
import { assertLevel, normal } from "./testing/tensors.ts";

await tf.setBackend("cpu");

Deno.test("commitmentLoss() is the mean of squares", () => {
  const p = tf.tensor3d([[[1, 2], [3, 4]]]);
  const quantized = tf.tensor3d([[[1, 0], [0, 0]]]);
  assertEquals(commitmentLoss(p, quantized).arraySync(), (4 + 9 + 16) / 4);
});

Deno.test("commitmentLoss() gives a gradient to p alone", () => {
  const p = tf.tensor2d([[1, 2], [3, 4]]);
  const q = tf.tensor2d([[1, 0], [0, 0]]);
  const gradient = tf.grad((p) => commitmentLoss(p, q))(p);
  assertEquals(gradient.arraySync(), [[0, 1], [1.5, 2]]);
  assertThrows(() => tf.grad((q) => commitmentLoss(p, q))(q));
});

Deno.test("commitmentLoss() stops the gradient that goes straight through", () => {
  const codes = tf.tensor2d([[1, 0], [0, 0]]);
  const p = tf.tensor2d([[3, 0], [0, 1]]);
  const gradient = tf.grad((p) =>
    commitmentLoss(p, quantize(p, codes).quantized)
  )(p);
  assertEquals(gradient.arraySync(), [[1, 0], [0, 0.5]]);
});

Deno.test("commitmentLoss() has the gradient that differences show, twice", () => {
  const rng = new Rng(2);
  const [p, q, v] = [1, 2, 3].map(() => normal(rng, [3, 4]));
  const loss = (p: tf.Tensor) => commitmentLoss(p, q!);
  const along = (t: number) => loss(p!.add(v!.mul(t))).dataSync()[0]!;
  const slope = tf.grad(loss)(p!).mul(v!).sum().dataSync()[0]!;
  assertAlmostEquals(slope, (along(0.5) - along(-0.5)) / 1, 1e-5);
  const twice = tf.grad((p) => tf.grad(loss)(p).mul(v!).sum())(p!);
  const wanted = v!.mul(2 / 12).dataSync();
  twice.dataSync().forEach((x, i) => assertAlmostEquals(x, wanted[i]!, 1e-6));
});

Deno.test("commitmentLoss() leaves nothing behind but its result", () => {
  const p = tf.ones([2, 3, 2]);
  assertLevel(() => commitmentLoss(p, p), 1);
});

Deno.test("commitmentLoss() refuses another shape", () => {
  assertThrows(
    () => commitmentLoss(tf.ones([2, 3, 4]), tf.ones([2, 5, 4])),
    RangeError,
    "Cannot use quantized of shape [2,5,4]: B is 5 here but 3 in p",
  );
});
