import * as tf from "@tensorflow/tfjs";
import { assertSameOnCpu, gradients, wave } from "./testing/on_cpu.ts";

type Padding = Parameters<typeof tf.conv2d>[3];
type Explicit = [[number, number], [number, number], [number, number], [
  number,
  number,
]];

const image = () => wave<tf.Rank.R4>([2, 6, 5, 3]);
const kernel = () => wave<tf.Rank.R4>([3, 2, 3, 4], 1);

const PADDINGS: Record<string, Padding> = {
  same: "same",
  valid: "valid",
  "each side by itself": [[0, 0], [1, 2], [0, 1], [0, 0]] as Explicit,
};

for (const [name, padding] of Object.entries(PADDINGS)) {
  for (const strides of [1, 2, [2, 1]] as (number | [number, number])[]) {
    Deno.test(`conv2d() pads ${name}, strides ${strides}`, async () => {
      const conv = (x: tf.Tensor4D, w: tf.Tensor4D) =>
        tf.conv2d(x, w, strides, padding);
      await assertSameOnCpu(() => conv(image(), kernel()));
      await assertSameOnCpu(() => gradients(conv, image(), kernel()));
    });
  }
}

for (const rounding of ["floor", "round", "ceil"] as const) {
  Deno.test(`conv2d() rounds ${rounding}, and its gradient follows`, async () => {
    const conv = (x: tf.Tensor4D, w: tf.Tensor4D) =>
      tf.conv2d(x, w, 2, 1, "NHWC", 1, rounding);
    const square = () => wave<tf.Rank.R4>([1, 7, 7, 3]);
    const kernel = () => wave<tf.Rank.R4>([2, 2, 3, 2], 1);
    await assertSameOnCpu(() => conv(square(), kernel()));
    await assertSameOnCpu(() => gradients(conv, square(), kernel()));
  });
}

Deno.test("conv2d() takes channels first", async () => {
  const padding: Explicit = [[0, 0], [0, 0], [1, 2], [0, 1]];
  const conv = (x: tf.Tensor4D, w: tf.Tensor4D) =>
    tf.conv2d(x, w, 2, padding, "NCHW");
  const image = () => wave<tf.Rank.R4>([2, 3, 6, 5]);
  await assertSameOnCpu(() => conv(image(), kernel()));
  await assertSameOnCpu(() => gradients(conv, image(), kernel()));
});

Deno.test("conv2dTranspose() pads each side by itself", async () => {
  const padding: Explicit = [[0, 0], [1, 1], [0, 1], [0, 0]];
  const up = (x: tf.Tensor4D, w: tf.Tensor4D) =>
    tf.conv2dTranspose(x, w, [2, 8, 10, 2], 2, padding);
  const small = () => wave<tf.Rank.R4>([2, 4, 5, 3]);
  const kernel = () => wave<tf.Rank.R4>([3, 3, 2, 3], 1);
  await assertSameOnCpu(() => up(small(), kernel()));
  await assertSameOnCpu(() => gradients(up, small(), kernel()));
});
