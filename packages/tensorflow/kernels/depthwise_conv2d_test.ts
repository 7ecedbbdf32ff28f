import * as tf from "@tensorflow/tfjs";
import { assertThrows } from "@std/assert";
import { assertSameOnCpu, gradients, wave } from "./testing/on_cpu.ts";

const image = () => wave<tf.Rank.R4>([2, 7, 6, 2]);
const kernel = () => wave<tf.Rank.R4>([3, 3, 2, 2], 1);

for (const padding of ["same", "valid", 2] as const) {
  for (const dilation of [2, 3, [2, 1]] as (number | [number, number])[]) {
    Deno.test(`depthwiseConv2d() dilates by ${dilation}, pads ${padding}`, async () => {
      await assertSameOnCpu(() =>
        tf.depthwiseConv2d(image(), kernel(), 1, padding, "NHWC", dilation)
      );
    });
  }
}

Deno.test("depthwiseConv2d() pads each side by itself, and so does its gradient", async () => {
  const conv = (x: tf.Tensor4D, w: tf.Tensor4D) =>
    tf.depthwiseConv2d(x, w, 2, [[0, 0], [1, 2], [0, 1], [0, 0]]);
  await assertSameOnCpu(() => conv(image(), kernel()));
  await assertSameOnCpu(() => gradients(conv, image(), kernel()));
});

Deno.test("depthwiseConv2d() refuses channels first", () => {
  const x = wave<tf.Rank.R4>([2, 2, 7, 6]);
  assertThrows(
    () => tf.depthwiseConv2d(x, kernel(), 1, "same", "NCHW"),
    Error,
    "Cannot run depthwiseConv2d: dataFormat must be NHWC, got NCHW",
  );
});
