import { createImage } from "@revisage/core";
import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { fromLevels, levelsOf, toLevels } from "./levels.ts";

await tf.setBackend("cpu");

Deno.test("every level is itself again, and the ends are −1 and 1", () => {
  const all = Uint8Array.from({ length: 768 }, (_, i) => i % 256);
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const levels = levelsOf([createImage(16, 16, all)]);
    const x = fromLevels(levels);
    assertEquals([levels.dtype, x.shape], ["int32", [1, 16, 16, 3]]);
    assertEquals(x.dataSync()[0], -1);
    assertAlmostEquals(x.dataSync()[255]!, 1, 1e-7);
    assertEquals(Uint8Array.from(toLevels(x).dataSync()), all);
  });
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("what lies outside of [−1, 1] is cut off", () => {
  const levels = tf.tidy(() =>
    toLevels(tf.tensor4d([-3, 0.5, 9], [1, 1, 1, 3]))
  );
  assertEquals([levels.dtype, ...levels.dataSync()], ["int32", 0, 191, 255]);
});

Deno.test("pictures stand one after another, all of one size", () => {
  const [a, b] = [createImage(1, 2), createImage(1, 2)];
  b.data.fill(7);
  const levels = levelsOf([a, b]);
  assertEquals(levels.shape, [2, 2, 1, 3]);
  assertEquals([...levels.dataSync()], [...a.data, ...b.data]);
  assertThrows(
    () => levelsOf([a, createImage(2, 2)]),
    RangeError,
    "Cannot use picture 1: it must be 1×2 as the first is, got 2×2",
  );
});
