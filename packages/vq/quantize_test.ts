import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { quantize } from "./quantize.ts";
import { assertLevel, normal } from "./testing/tensors.ts";

await tf.setBackend("cpu");

const CODES = tf.tensor2d([[0, 0], [4, 0], [0, 4]]);

Deno.test("quantize() replaces vectors in tensors of any rank", () => {
  for (const shape of [[4, 2], [2, 2, 2], [1, 2, 2, 2], [2]]) {
    const values = [1, 1, 3, 1, 1, 3, -2, 9].slice(0, shape.length > 1 ? 8 : 2);
    const { quantized, indices } = quantize(tf.tensor(values, shape), CODES);
    assertEquals(quantized.shape, shape);
    assertEquals(indices.shape, shape.slice(0, -1));
    assertEquals(indices.dtype, "int32");
    const codes = [0, 0, 4, 0, 0, 4, 0, 4].slice(0, values.length);
    assertEquals([...quantized.dataSync()], codes);
    const rows = [0, 1, 2, 2].slice(0, values.length / 2);
    assertEquals([...indices.dataSync()], rows);
  }
});

Deno.test("quantize() is idempotent", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      tf.tidy(() => {
        const rng = new Rng(seed);
        const codes = normal<tf.Rank.R2>(rng, [8, 3]);
        const once = quantize(normal(rng, [2, 5, 3]), codes);
        const twice = quantize(once.quantized, codes);
        assertEquals(twice.quantized.arraySync(), once.quantized.arraySync());
        assertEquals(twice.indices.arraySync(), once.indices.arraySync());
      });
    }),
    { numRuns: 30 },
  );
});

Deno.test("quantize() passes the gradient straight through, to p alone", () => {
  const p = tf.tensor2d([[1, 1], [3, 1]]);
  const codes = tf.variable(CODES);
  const weight = tf.tensor2d([[1, 2], [3, 4]]);
  const loss = () =>
    quantize(p, codes).quantized.square().mul(weight).sum().asScalar();
  const [gradient] = tf.grads((p) =>
    quantize(p, codes).quantized.square().mul(weight).sum()
  )([p]);
  // 2·q·weight at q, where the identity would be taken at p.
  assertEquals(gradient!.arraySync(), [[0, 0], [24, 0]]);
  assertThrows(
    () => tf.variableGrads(loss, [codes]),
    Error,
    "Cannot find a connection",
  );
  codes.dispose();
});

Deno.test("quantize() of one image does not depend on the batch", () => {
  const rng = new Rng(3);
  const p = normal<tf.Rank.R4>(rng, [3, 2, 2, 2]);
  const all = quantize(p, CODES).quantized;
  const one = quantize(p.slice([1], [1]), CODES).quantized;
  assertEquals(one.arraySync(), all.slice([1], [1]).arraySync());
});

Deno.test("quantize() leaves nothing behind but its results, gradient or not", () => {
  const p = tf.ones<tf.Rank.R3>([2, 3, 2]);
  assertLevel(() => quantize(p, CODES), 2);
  const gradient = tf.grad((p) => quantize(p, CODES).quantized.sum());
  assertLevel(() => gradient(p), 1);
});

Deno.test("quantize() refuses other shapes", () => {
  assertThrows(
    () => quantize(tf.ones([1, 4, 4, 3]), CODES),
    RangeError,
    "Cannot use codes of shape [3,2]: d is 2 here but 3 in p",
  );
  assertThrows(
    () => quantize(tf.scalar(1), CODES),
    RangeError,
    "Cannot use p of shape []: rank must be 1 (d), got 0",
  );
});
