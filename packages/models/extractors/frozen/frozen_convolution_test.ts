import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { assertLevel } from "../testing/level.ts";
import { FrozenConvolution } from "./frozen_convolution.ts";

await tf.setBackend("cpu");

/** From two channels to one, 1×3: neighbors of the first less the second. */
const CONFIG = { inputs: 2, outputs: 1, kernel: [1, 3] } as const;
const WEIGHTS = {
  kernel: Float32Array.of(1, 0, 0, -1, 1, 0), // [1,3,2,1]
  bias: Float32Array.of(0.5),
};

/** One row of four pixels. */
const ROW = [1, 10, 2, 20, 3, 30, 4, 40];

function row(): tf.Tensor4D {
  return tf.tensor4d(ROW, [1, 1, 4, 2]);
}

Deno.test("FrozenConvolution pads to the same size, if not told otherwise", () => {
  using convolution = new FrozenConvolution(CONFIG, WEIGHTS);
  tf.tidy(() => {
    const y = convolution.apply(row());
    assertEquals(y.shape, [1, 1, 4, 1]);
    // left - second + right + 1/2, and 0 outside.
    assertEquals([...y.dataSync()], [
      0 - 10 + 2 + 0.5,
      1 - 20 + 3 + 0.5,
      2 - 30 + 4 + 0.5,
      3 - 40 + 0 + 0.5,
    ]);
  });
});

Deno.test("FrozenConvolution steps by its stride, and pads as told", () => {
  tf.tidy(() => {
    for (
      const [padding, wanted] of [
        [0, [1 - 20 + 3 + 0.5]],
        // A row of zeros above and below as well.
        [1, [0.5, 0.5, 0 - 10 + 2 + 0.5, 2 - 30 + 4 + 0.5, 0.5, 0.5]],
      ] as const
    ) {
      const config = { ...CONFIG, padding, stride: padding === 0 ? 2 : 1 };
      using convolution = new FrozenConvolution(config, WEIGHTS);
      const y = convolution.apply(row()).dataSync();
      assertEquals(
        padding === 0 ? [...y] : [y[0], y[1], y[4], y[6], y[8], y[9]],
        [...wanted],
      );
    }
  });
});

Deno.test("FrozenConvolution.applyRelu() sets negative numbers to 0", () => {
  using convolution = new FrozenConvolution(CONFIG, {
    ...WEIGHTS,
    bias: Float32Array.of(20),
  });
  tf.tidy(() => {
    const y = convolution.applyRelu(row());
    assertEquals([...y.dataSync()], [12, 4, 0, 0]);
  });
});

Deno.test("FrozenConvolution gives its input a gradient, its weights none", () => {
  using convolution = new FrozenConvolution(CONFIG, WEIGHTS);
  const x = tf.variable(row());
  const { value, grads } = tf.variableGrads(() => convolution.apply(x).sum());
  // Of each pixel: how often its first channel is a neighbor; minus one.
  assertEquals(Object.values(grads).map((slopes) => [...slopes.dataSync()]), [
    [1, -1, 2, -1, 2, -1, 1, -1],
  ]);
  tf.dispose([value, grads, x]);
});

Deno.test("FrozenConvolution leaves no tensors", () =>
  assertLevel(() => {
    using convolution = new FrozenConvolution(
      { ...CONFIG, padding: 1 },
      WEIGHTS,
    );
    const x = row();
    tf.dispose([convolution.apply(x), convolution.applyRelu(x), x]);
  }));

Deno.test("FrozenConvolution refuses another number of channels", () => {
  using convolution = new FrozenConvolution(CONFIG, WEIGHTS);
  tf.tidy(() => {
    const error = assertThrows(
      () => convolution.apply(tf.zeros([1, 1, 4, 3])),
      RangeError,
    );
    assertEquals(
      error.message,
      "Cannot use kernel of shape [1,3,2,1]: I is 2 here but 3 in x",
    );
  });
});
