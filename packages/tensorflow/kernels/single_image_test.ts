import * as tf from "@tensorflow/tfjs";
import { assert } from "@std/assert";
import { compile } from "../compile/compile.ts";
import { testBackend } from "../testing/backend.ts";
import { wave } from "./testing/on_cpu.ts";

await testBackend();

const convolve = (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 1, "same");

/** Value and gradients of the first image. */
function results(x: tf.Tensor4D, w: tf.Tensor4D): tf.Tensor[] {
  const dy = wave([1, 36, 40, 16], 2);
  const first = (x: tf.Tensor, w: tf.Tensor) =>
    convolve(x as tf.Tensor4D, w as tf.Tensor4D).slice(0, 1);
  const { value, grads: [dx, dw] } = tf.valueAndGrads(first)([x, w], dy as tf.Tensor4D);
  return [value, dx!.slice(0, 1), dw!];
}

for (const kernel of [[3, 3], [5, 1]] as const) {
  Deno.test(`a single image is convolved as in a batch, by ${kernel}`, () => {
    tf.tidy(() => {
      const x = wave<tf.Rank.R4>([1, 36, 40, 8]);
      const w = wave<tf.Rank.R4>([...kernel, 8, 16], 1);
      const alone = results(x, w);
      const inBatch = results(tf.concat([x, x.neg()]), w);
      for (const [i, value] of alone.entries()) {
        const expected = inBatch[i]!;
        const error = value.sub(expected).abs().max().div(expected.abs().max());
        assert(error.dataSync()[0]! < 1e-5, `${i}: ${error}`);
      }
    });
  });
}

Deno.test("a single image is convolved the other way where it is large", () => {
  const w = wave<tf.Rank.R4>([3, 3, 8, 16], 1);
  const nodes = (...shape: [number, number, number, number]) => {
    const compiled = compile((x: tf.Tensor4D) => convolve(x, w));
    compiled(wave(shape)).dispose();
    return compiled.nodes;
  };
  const [large, small, batch] = [
    nodes(1, 32, 32, 8),
    nodes(1, 16, 16, 8),
    nodes(2, 32, 32, 8),
  ];
  assert(large > small && small === batch, `${[large, small, batch]}`);
});
