import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { compile } from "../compile/compile.ts";
import { isWidestAvx2 } from "../ffi/vector_instructions.ts";
import { held, testBackend } from "../testing/backend.ts";
import { wave } from "./testing/on_cpu.ts";

type Padding = Parameters<typeof tf.conv2d>[3];

const backend = await testBackend();

/** How a kernel moves. */
interface Move {
  readonly padding: Padding;
  readonly strides: [number, number];
}

/** The gradient in the kernel alone. */
function inKernel(x: tf.Tensor4D, w: tf.Tensor4D, move: Move): tf.Tensor {
  return tf.grad((w) => {
    const y = tf.conv2d(x, w as tf.Tensor4D, move.strides, move.padding);
    return y.mul(wave(y.shape, 2));
  })(w);
}

/** TensorFlow's own: 17 channels are not for products. */
function byTensorFlow(x: tf.Tensor4D, w: tf.Tensor4D, move: Move): tf.Tensor {
  const more = (axis: number, rank: number) =>
    Array.from({ length: rank }, (_, i) => [0, i === axis ? 1 : 0]) as [
      number,
      number,
    ][];
  return inKernel(
    x.pad<tf.Tensor4D>(more(3, 4)),
    w.pad<tf.Tensor4D>(more(2, 4)),
    move,
  ).slice([0, 0, 0, 0], w.shape);
}

function assertRight(shape: [number, number], move: Move): void {
  const before = held(backend);
  tf.tidy(() => {
    const [down, across] = move.strides; // Large enough for products.
    const x = wave<tf.Rank.R4>([2, 49 * down + 3, 51 * across + 2, 16]);
    const w = wave<tf.Rank.R4>([...shape, 16, 32], 1);
    const expected = byTensorFlow(x, w, move);
    const error = inKernel(x, w, move).sub(expected).abs().max();
    const share = error.div(expected.abs().max()).dataSync()[0]!;
    assert(share < 1e-5, `${shape}: ${share}`);
  });
  assertEquals(held(backend), before);
}

const PADDINGS: Record<string, Padding> = {
  same: "same",
  valid: "valid",
  "each side by itself": [[0, 0], [1, 2], [0, 3], [0, 0]],
};
const STRIDES: Move["strides"][] = [[1, 1], [2, 2], [1, 2], [3, 2]];

for (const [name, padding] of Object.entries(PADDINGS)) {
  for (const strides of STRIDES) {
    Deno.test(`the gradient in a kernel is right for large images: ${name}, by ${strides}`, () => {
      for (const shape of [[3, 3], [2, 5], [1, 4]] as [number, number][]) {
        assertRight(shape, { padding, strides });
      }
    });
  }
}

Deno.test("the gradient in a kernel is nine products with AVX2, compiled as well", () => {
  const x = wave<tf.Rank.R4>([2, 50, 52, 16]);
  const w = wave<tf.Rank.R4>([3, 3, 16, 32], 1);
  const move: Move = { padding: "same", strides: [1, 1] };
  const products = compile((x: tf.Tensor4D) => inKernel(x, w, move));
  const own = compile((x: tf.Tensor4D) => inKernel(x, w, move));
  const difference = products(x).sub(inKernel(x, w, move)).abs().max();
  assert(difference.dataSync()[0]! < 1e-3);
  own(wave([1, 8, 8, 16]));
  const more = products.nodes - own.nodes;
  assert(isWidestAvx2() ? more >= 9 : more === 0, `${more}`);
});
