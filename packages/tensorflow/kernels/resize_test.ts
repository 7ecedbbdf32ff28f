import * as tf from "@tensorflow/tfjs";
import { assertSlope, wave } from "./testing/on_cpu.ts";

const SIZES: readonly [number, number][] = [[12, 10], [4, 3], [9, 7], [1, 1]];
const SAMPLINGS = {
  "half-pixel centers": [false, true],
  "aligned corners": [true, false],
  "neither": [false, false],
} as const;

for (const [name, [corners, centers]] of Object.entries(SAMPLINGS)) {
  Deno.test(`gradients of resizing are its slopes: ${name}`, () => {
    const image = wave<tf.Rank.R4>([2, 6, 5, 3]);
    for (const size of SIZES) {
      assertSlope(
        (x: tf.Tensor4D) => tf.image.resizeBilinear(x, size, corners, centers),
        image,
      );
      assertSlope(
        (x: tf.Tensor4D) =>
          tf.image.resizeNearestNeighbor(x, size, corners, centers),
        image,
      );
    }
  });
}
