import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { styleOf } from "./style.ts";

await tf.setBackend("cpu");

Deno.test("noise of zero, and no noise, give exactly z beside zeros", () => {
  tf.tidy(() => {
    const z = tf.tensor2d([[0.1, -7], [3, 1e-3]]);
    const expected = [...z.arraySync()].map((row) => [...row, 0, 0]);
    assertEquals(styleOf(z, null).arraySync(), expected);
    assertEquals(styleOf(z, tf.zeros([2, 2])).arraySync(), expected);
  });
});

Deno.test("the second half of the style is gated noise", () => {
  tf.tidy(() => {
    const z = tf.tensor2d([[0, 100, -1000]]);
    const style = styleOf(z, tf.tensor2d([[2, 3, 4]]));
    assertEquals(style.arraySync(), [[0, 100, -1000, 1, 3, 0]]);
  });
});
