import * as tf from "@tensorflow/tfjs";
import { assert } from "@std/assert";
import { compile } from "../compile/compile.ts";
import { isWidestAvx2 } from "../ffi/vector_instructions.ts";
import { testBackend } from "../testing/backend.ts";
import { wave } from "./testing/on_cpu.ts";

await testBackend();

type Convolve = (x: tf.Tensor4D, w: tf.Tensor4D) => tf.Tensor4D;

const CONVOLUTIONS: Record<string, Convolve> = {
  "stride 1": (x, w) => tf.conv2d(x, w, 1, "same"),
  "stride 1 without padding": (x, w) => tf.conv2d(x, w, 1, "valid"),
  "stride 2": (x, w) => tf.conv2d(x, w, 2, "valid"),
  "two strides": (x, w) => tf.conv2d(x, w, [2, 1], "valid"),
};

const KERNELS: (readonly [number, number])[] = [[3, 3], [5, 1], [2, 3]];

/** Value and gradients of the first image. */
function results(
  convolve: Convolve,
  x: tf.Tensor4D,
  w: tf.Tensor4D,
): tf.Tensor[] {
  const first = (x: tf.Tensor, w: tf.Tensor) =>
    convolve(x as tf.Tensor4D, w as tf.Tensor4D).slice(0, 1);
  const dy = wave(first(x, w).shape, 2);
  const { value, grads: [dx, dw] } = tf.valueAndGrads(first)(
    [x, w],
    dy as tf.Tensor4D,
  );
  return [value, dx!.slice(0, 1), dw!];
}

for (const [name, convolve] of Object.entries(CONVOLUTIONS)) {
  Deno.test(`a single image is convolved as in a batch, ${name}`, () => {
    for (const kernel of KERNELS) {
      tf.tidy(() => {
        const x = wave<tf.Rank.R4>([1, 77, 74, 8]);
        const w = wave<tf.Rank.R4>([...kernel, 8, 16], 1);
        const alone = results(convolve, x, w);
        const inBatch = results(convolve, tf.concat([x, x.neg()]), w);
        for (const [i, value] of alone.entries()) {
          const expected = inBatch[i]!;
          const error = value.sub(expected).abs().max();
          const share = error.div(expected.abs().max()).dataSync()[0]!;
          assert(share < 1e-5, `${kernel}, ${i}: ${share}`);
        }
      });
    }
  });
}

Deno.test("a single image is convolved another way where it is large", () => {
  const w = wave<tf.Rank.R4>([3, 3, 8, 16], 1);
  for (const stride of [1, 2]) {
    const padding = stride === 1 ? "same" : "valid";
    const nodes = (...shape: [number, number, number, number]) => {
      const compiled = compile((x: tf.Tensor4D) =>
        tf.conv2d(x, w, stride, padding)
      );
      compiled(wave<tf.Rank.R4>(shape)).dispose();
      return compiled.nodes;
    };
    const large = nodes(1, 65, 65, 8);
    const small = nodes(1, 17, 17, 8);
    const batch = nodes(2, 65, 65, 8);
    const isOther = isWidestAvx2() ? large > small : large === small;
    assert(isOther && small === batch, `${[large, small, batch]}`);
  }
});
