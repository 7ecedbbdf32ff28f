import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { assertSameOnCpu, wave } from "./testing/on_cpu.ts";

const moved = () => tf.tensor2d([[0.9, 0.1, 0.3, -0.1, 1.1, 0.2, 0.01, 0.02]]);

for (const mode of ["constant", "reflect", "wrap", "nearest"] as const) {
  Deno.test(`image.transform() fills with ${mode}`, async () => {
    for (const interpolation of ["nearest", "bilinear"] as const) {
      await assertSameOnCpu(() =>
        tf.image.transform(
          wave([1, 5, 6, 2]),
          moved(),
          interpolation,
          mode,
          0.5,
          [4, 7],
        )
      );
    }
  });
}

// The cpu backend moves only the first.
Deno.test("image.transform() moves every image of a batch by its own matrix", () => {
  const image = tf.range(0, 4).reshape<tf.Tensor4D>([1, 1, 4, 1]);
  const steps = [0, 1, 2].map((dx) => [1, 0, dx, 0, 1, 0, 0, 0]);
  const y = tf.image.transform(
    tf.tile(image, [3, 1, 1, 1]),
    tf.tensor2d(steps),
  );
  assertEquals(y.reshape([3, 4]).arraySync(), [
    [0, 1, 2, 3],
    [1, 2, 3, 0],
    [2, 3, 0, 0],
  ]);
});
