import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { Rng } from "@revisage/core";
import { Conv2d, conv2d, type Conv2dConfig } from "./conv2d.ts";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "./testing/check.ts";

await tf.setBackend("cpu");

Deno.test("conv2d() scales the kernel by gain / √(K·K·I)", () => {
  const x = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 2, 2]);
  const weight = tf.tensor4d([1, 10], [1, 1, 2, 1]);
  const sums = [21, 43, 65, 87];
  assertClose(conv2d(x, weight), sums.map((sum) => sum / Math.SQRT2));
  assertClose(
    conv2d(x, weight, { gain: 3, bias: tf.tensor1d([5]) }),
    sums.map((sum) => 3 * sum / Math.SQRT2 + 5),
  );
});

Deno.test("conv2d() scales whichever is smaller, with one result", () => {
  const weight = draw<tf.Rank.R4>([3, 3, 2, 5]);
  for (const size of [2, 16]) {
    const x = draw<tf.Rank.R4>([1, size, size, 2]);
    const expected = tf.conv2d(x, weight, 1, "same").div(Math.sqrt(18));
    assertClose(conv2d(x, weight), expected, 1e-6);
  }
});

Deno.test("conv2d() pads with zeros or not at all, and takes steps", () => {
  const x = tf.ones<tf.Rank.R4>([1, 4, 4, 1]);
  const weight = tf.fill<tf.Rank.R4>([3, 3, 1, 1], 3); // scaled to 1
  assertClose(conv2d(x, weight, { padding: "valid" }), [9, 9, 9, 9]);
  assertClose(conv2d(x, weight, { stride: 2 }), [9, 6, 6, 4]);
  assertEquals(conv2d(x, weight).shape, [1, 4, 4, 1]);
});

Deno.test("conv2d() has right first and second derivatives", () => {
  const inputs = [draw([2, 4, 4, 2]), draw([3, 3, 2, 3]), draw([3])];
  for (const stride of [1, 2]) {
    assertGradients(
      (x, weight, bias) =>
        conv2d(x as tf.Tensor4D, weight as tf.Tensor4D, {
          bias: bias as tf.Tensor1D,
          stride,
        }).square(),
      inputs,
    );
  }
});

Deno.test("conv2d() says which shapes disagree, and leaves no tensor", () => {
  const x = draw<tf.Rank.R4>([1, 4, 4, 2]);
  const refused: Record<string, () => tf.Tensor> = {
    "Cannot use weight of shape [3,3,3,4]: I is 3 here but 2 in x": () =>
      conv2d(x, tf.ones([3, 3, 3, 4])),
    "Cannot use bias of shape [3]: O is 3 here but 4 in weight": () =>
      conv2d(x, tf.ones([3, 3, 2, 4]), { bias: tf.ones([3]) }),
  };
  for (const [message, run] of Object.entries(refused)) {
    assertEquals(assertThrows(run, RangeError).message, message);
  }
});

const CONFIGS: Record<string, Partial<Conv2dConfig>> = {
  "as it is": {},
  "of 1×1": { kernel: 1 },
  "downsampling": { downsample: true },
  "downsampling by 1×1": { downsample: true, kernel: 1 },
  "downsampling without blur": { downsample: true, blur: false, kernel: 4 },
  "with leaky ReLU": { activation: "leakyRelu" },
  "without bias": { bias: false },
};

for (const [name, config] of Object.entries(CONFIGS)) {
  const make = (seed = 3) =>
    new Conv2d({ inputs: 2, outputs: 3, ...config }, new Rng(seed));

  Deno.test(`Conv2d ${name} keeps images apart, and no tensor`, () => {
    using layer = make();
    const x = draw<tf.Rank.R4>([2, 4, 4, 2]);
    assertLevel(() => layer.apply(x));
    assertBatchIndependent((x) => layer.apply(x as tf.Tensor4D), [x]);
  });

  Deno.test(`Conv2d ${name} repeats with its seed`, () => {
    using one = make();
    using same = make();
    using other = make(0);
    assertClose(one.weight, same.weight, 0);
    assertThrows(() => assertClose(one.weight, other.weight));
  });
}

Deno.test("Conv2d without blur takes every second place, as far from both sides", () => {
  using layer = new Conv2d(
    { inputs: 1, outputs: 1, kernel: 4, downsample: true, blur: false },
    new Rng(0),
  );
  layer.weight.assign(tf.fill([4, 4, 1, 1], 4)); // scaled to 1
  const x = tf.ones<tf.Rank.R4>([1, 6, 6, 1]);
  assertClose(layer.apply(x), [9, 12, 9, 12, 16, 12, 9, 12, 9]);
});

Deno.test("Conv2d halves even sizes only, whatever its kernel and filter", () => {
  for (const kernel of [1, 3, 4]) {
    for (const blur of [true, false]) {
      using layer = new Conv2d(
        { inputs: 2, outputs: 3, kernel, downsample: true, blur },
        new Rng(0),
      );
      assertEquals(layer.apply(tf.ones([1, 6, 4, 2])).shape, [1, 3, 2, 3]);
      for (const [H, W] of [[5, 5], [4, 5], [5, 4]] as const) {
        const run = () => layer.apply(tf.ones([1, H, W, 2]));
        assertEquals(
          assertThrows(run, RangeError).message,
          `Cannot downsample: H and W must be even, got ${H}×${W}`,
        );
      }
    }
  }
});

Deno.test("Conv2d has variables for what it was asked", () => {
  using layer = new Conv2d({ inputs: 2, outputs: 3 }, new Rng(0));
  using bare = new Conv2d({ inputs: 2, outputs: 3, bias: false }, new Rng(0));
  const shapes = (module: Conv2d) =>
    Array.from(module.variables(), ({ path, variable }) => [
      path,
      ...variable.shape,
    ]);
  assertEquals(shapes(layer), [["weight", 3, 3, 2, 3], ["bias", 3]]);
  assertEquals(shapes(bare), [["weight", 3, 3, 2, 3]]);
  assertClose(layer.bias!, [0, 0, 0]);
});

Deno.test("Conv2d is conv2d, bias, and √2·leaky ReLU", () => {
  using layer = new Conv2d(
    { inputs: 2, outputs: 3, activation: "leakyRelu" },
    new Rng(0),
  );
  layer.bias!.assign(tf.tensor1d([0.5, -1, 2]));
  const x = draw<tf.Rank.R4>([1, 4, 4, 2]);
  const y = conv2d(x, layer.weight, { bias: layer.bias! });
  assertClose(layer.apply(x), y.leakyRelu(0.2).mul(Math.SQRT2));
});

Deno.test("Conv2d keeps the variance of N(0, 1)", () => {
  using layer = new Conv2d({ inputs: 8, outputs: 64, kernel: 1 }, new Rng(0));
  const y = layer.apply(draw<tf.Rank.R4>([4, 8, 8, 8]));
  assertClose(tf.moments(y).variance, [1], 0.15);
});
