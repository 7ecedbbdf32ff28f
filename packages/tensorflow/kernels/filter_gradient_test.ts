import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { compile } from "../compile/compile.ts";
import { isWidestAvx2 } from "../ffi/vector_instructions.ts";
import { held, testBackend } from "../testing/backend.ts";
import { wave } from "./testing/on_cpu.ts";

type Padding = Parameters<typeof tf.conv2d>[3];

const backend = await testBackend();

/** Large enough for products of matrices. */
const large = () => wave<tf.Rank.R4>([2, 50, 52, 16]);

/** The gradient in the kernel alone. */
function inKernel(x: tf.Tensor4D, w: tf.Tensor4D, padding: Padding): tf.Tensor {
  return tf.grad((w) => {
    const y = tf.conv2d(x, w as tf.Tensor4D, 1, padding);
    return y.mul(wave(y.shape, 2));
  })(w);
}

/** TensorFlow's own: 17 channels are not for products. */
function byTensorFlow(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  padding: Padding,
): tf.Tensor {
  const more = (axis: number, rank: number) =>
    Array.from({ length: rank }, (_, i) => [0, i === axis ? 1 : 0]) as [
      number,
      number,
    ][];
  return inKernel(
    x.pad<tf.Tensor4D>(more(3, 4)),
    w.pad<tf.Tensor4D>(more(2, 4)),
    padding,
  ).slice([0, 0, 0, 0], w.shape);
}

function assertRight(shape: [number, number], padding: Padding): void {
  const before = held(backend);
  tf.tidy(() => {
    const [x, w] = [large(), wave<tf.Rank.R4>([...shape, 16, 32], 1)];
    const expected = byTensorFlow(x, w, padding);
    const error = inKernel(x, w, padding).sub(expected).abs().max();
    const share = error.div(expected.abs().max()).dataSync()[0]!;
    assert(share < 1e-5, `${share}`);
  });
  assertEquals(held(backend), before);
}

const PADDINGS: Record<string, Padding> = {
  same: "same",
  valid: "valid",
  "each side by itself": [[0, 0], [1, 2], [0, 3], [0, 0]],
};

for (const [name, padding] of Object.entries(PADDINGS)) {
  Deno.test(`the gradient in a kernel is right for large images: ${name}`, () => {
    for (const shape of [[3, 3], [2, 5], [1, 4]] as [number, number][]) {
      assertRight(shape, padding);
    }
  });
}

Deno.test("the gradient in a kernel is nine products with AVX2, compiled as well", () => {
  const [x, w] = [large(), wave<tf.Rank.R4>([3, 3, 16, 32], 1)];
  const products = compile((x: tf.Tensor4D) => inKernel(x, w, "same"));
  const own = compile((x: tf.Tensor4D) => inKernel(x, w, "same"));
  const difference = products(x).sub(inKernel(x, w, "same")).abs().max();
  assert(difference.dataSync()[0]! < 1e-3);
  own(wave([1, 8, 8, 16]));
  const more = products.nodes - own.nodes;
  assert(isWidestAvx2() ? more >= 9 : more === 0, `${more}`);
});
