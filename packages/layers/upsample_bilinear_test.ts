import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "./testing/check.ts";
import { upsampleBilinear } from "./upsample_bilinear.ts";

await tf.setBackend("cpu");

const double = (x: Tensor) => upsampleBilinear(x as Tensor4D);

Deno.test("upsampleBilinear() weighs by half-pixel centers and repeats borders", () => {
  const x = tf.tensor4d([0, 16, 32, 64], [1, 2, 2, 1]);
  assertClose(
    upsampleBilinear(x),
    [0, 4, 12, 16, 8, 13, 23, 28, 24, 31, 45, 52, 32, 40, 56, 64],
  );
});

Deno.test("upsampleBilinear(): its gradient is its adjoint, borders too", () => {
  for (const shape of [[2, 4, 3, 2], [1, 1, 1, 1], [1, 1, 2, 3]]) {
    const x = draw(shape, "x");
    const y = draw(double(x).shape, "y");
    assertClose(tf.grad(double)(x, y).mul(x).sum(), double(x).mul(y).sum());
  }
});

Deno.test("upsampleBilinear() has right first and second derivatives", () => {
  assertGradients((x) => double(x).square(), [draw([1, 3, 4, 2])]);
});

Deno.test("upsampleBilinear() keeps images apart, and no tensor", () => {
  const x = draw([2, 3, 3, 2]);
  assertBatchIndependent(double, [x]);
  assertLevel(() => double(x));
  assertLevel(() => tf.grad(double)(x));
});
