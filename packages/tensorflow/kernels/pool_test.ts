import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import {
  assertSameOnCpu,
  assertSlope,
  gradients,
  wave,
} from "./testing/on_cpu.ts";

type Padding = Parameters<typeof tf.avgPool>[3];

const image = () => wave<tf.Rank.R4>([2, 6, 5, 3]);
const PADDINGS: Padding[] = ["same", "valid", 1, [[0, 0], [1, 2], [0, 1], [
  0,
  0,
]]];

for (const padding of PADDINGS) {
  const name = JSON.stringify(padding);
  for (const strides of [1, 2]) {
    const average = (x: tf.Tensor4D) => tf.avgPool(x, 3, strides, padding);
    const maximum = (x: tf.Tensor4D) => tf.maxPool(x, 3, strides, padding);

    Deno.test(`pooling pads ${name}, strides ${strides}`, async () => {
      await assertSameOnCpu(() => average(image()));
      await assertSameOnCpu(() => maximum(image()));
      await assertSameOnCpu(() => gradients(maximum, image()));
    });

    // The cpu backend's is none where a window leaves the image.
    Deno.test(`the gradient of avgPool() is its slope: ${name}, ${strides}`, () => {
      assertSlope(average, image());
    });
  }
}

for (const rounding of ["floor", "round", "ceil"] as const) {
  Deno.test(`pooling rounds ${rounding}, and its gradient follows`, async () => {
    const image = () => wave<tf.Rank.R4>([1, 8, 8, 2]);
    const average = (x: tf.Tensor4D) => tf.avgPool(x, 3, 2, 1, rounding);
    const maximum = (x: tf.Tensor4D) => tf.maxPool(x, 3, 2, 1, rounding);
    await assertSameOnCpu(() => average(image()));
    await assertSameOnCpu(() => maximum(image()));
    // tfjs-core does not tell the gradient how it rounded: the cpu backend's
    // is none.
    assertSlope(average, image());
    assertSlope(maximum, image(), 1e-2);
  });
}

Deno.test("pooling of volumes pads by a number", async () => {
  const volume = () => wave<tf.Rank.R5>([1, 4, 5, 4, 2]);
  const average = (x: tf.Tensor5D) => tf.avgPool3d(x, 2, 2, 1);
  const maximum = (x: tf.Tensor5D) => tf.maxPool3d(x, 2, 2, 1);
  await assertSameOnCpu(() => average(volume()));
  await assertSameOnCpu(() => maximum(volume()));
  await assertSameOnCpu(() => gradients(maximum, volume()));
  assertSlope(average, volume());
});

Deno.test("padding never is the largest of whole numbers", () => {
  const x = tf.tensor4d([-5, -6, -7, -8], [1, 2, 2, 1], "int32");
  const y = tf.maxPool(x, 3, 1, 1);
  assertEquals([...y.dataSync()], [-5, -5, -5, -5]);
});

Deno.test("a window larger than the image gives an empty image", () => {
  const y = tf.maxPool(wave<tf.Rank.R4>([1, 2, 3, 1]), 3, 1, "valid");
  assertEquals([y.shape, y.dtype], [[1, 0, 1, 1], "float32"]);
});
