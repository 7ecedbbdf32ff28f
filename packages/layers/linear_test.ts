import * as tf from "@tensorflow/tfjs";
import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { Rng } from "@revisage/core";
import { Linear, linear, type LinearConfig } from "./linear.ts";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "./testing/check.ts";

await tf.setBackend("cpu");

const X = tf.tensor2d([[1, 2, 3, 4], [0, 1, 0, 1]]);
const WEIGHT = tf.tensor2d([[1, 0], [0, 1], [1, 1], [2, 0]]);
const BIAS = tf.tensor1d([1, -1]);

Deno.test("linear() scales the matrix by 1 / √I", () => {
  assertClose(linear(X, WEIGHT), [6, 2.5, 1, 0.5]);
});

Deno.test("linear() scales the bias by the multiplier, not by 1 / √I", () => {
  assertClose(linear(X, WEIGHT, { bias: BIAS }), [7, 1.5, 2, -0.5]);
  const half = { bias: BIAS, learningRateMultiplier: 0.5 };
  assertClose(linear(X, WEIGHT, half), [3.5, 0.75, 1, -0.25]);
  assertClose(linear(X, WEIGHT, { ...half, gain: 4 }), [14, 3, 4, -1]);
});

Deno.test("linear() has right first and second derivatives", () => {
  assertGradients(
    (x, weight, bias) =>
      linear(x as Tensor2D, weight as Tensor2D, { bias: bias as Tensor1D })
        .square(),
    [X, WEIGHT, BIAS],
  );
});

Deno.test("linear() says which shapes disagree", () => {
  const refused: Record<string, () => tf.Tensor> = {
    "Cannot use weight of shape [2,2]: I is 2 here but 4 in x": () =>
      linear(X, tf.ones([2, 2])),
    "Cannot use bias of shape [3]: O is 3 here but 2 in weight": () =>
      linear(X, WEIGHT, { bias: tf.ones([3]) }),
  };
  for (const [message, run] of Object.entries(refused)) {
    assertEquals(assertThrows(run, RangeError).message, message);
  }
});

const make = (config: Partial<LinearConfig> = {}, seed = 3) =>
  new Linear({ inputs: 4, outputs: 2, ...config }, new Rng(seed));

Deno.test("Linear starts its bias where it was asked, or has none", () => {
  using zero = make();
  using one = make({ bias: 1 });
  using none = make({ bias: null });
  assertClose(zero.bias!, [0, 0]);
  assertClose(one.bias!, [1, 1]);
  assertEquals([...none.variables()].map(({ path }) => path), ["weight"]);
  assertClose(none.apply(X), zero.apply(X));
});

Deno.test("Linear starts the same, however fast it learns", () => {
  using slow = make({ bias: 1, learningRateMultiplier: 0.01 });
  using even = make({ bias: 1 });
  assertClose(slow.apply(X), even.apply(X));
  assertClose(slow.weight, even.weight.mul(100));
  assertClose(slow.bias!, [100, 100]);
});

Deno.test("Linear with leaky ReLU is linear, bias, and √2·leaky ReLU", () => {
  using layer = make({ bias: 0.5, activation: "leakyRelu" });
  const y = linear(X, layer.weight, { bias: layer.bias! });
  assertClose(layer.apply(X), y.leakyRelu(0.2).mul(Math.SQRT2));
});

Deno.test("Linear keeps images apart, and no tensor, and repeats with its seed", () => {
  using layer = make({ activation: "leakyRelu" });
  using same = make();
  using other = make({}, 0);
  assertBatchIndependent((x) => layer.apply(x as Tensor2D), [draw([3, 4])]);
  assertLevel(() => layer.apply(X));
  assertClose(layer.weight, same.weight, 0);
  assertThrows(() => assertClose(layer.weight, other.weight));
});
