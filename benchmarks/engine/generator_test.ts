import { Rng } from "@revisage/core";
import { assertAlmostEquals, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { Generator } from "./generator.ts";
import { randomBatch } from "./training.ts";

Deno.test("the generator restores each image by itself", async () => {
  await tf.setBackend("cpu");
  const generator = new Generator(8, new Rng(0));
  const { images, noise, targets } = randomBatch(8, 2, new Rng(1));
  const [both, second] = tf.tidy(() => [
    generator.apply(images, noise).slice(1).dataSync(),
    generator.apply(images.slice(1), noise.slice(1)).dataSync(),
  ]);
  assertEquals(second.length, 8 * 8 * 3);
  second.forEach((value, i) => assertAlmostEquals(value, both[i]!, 1e-5));

  const other = tf.tidy(() =>
    generator.apply(images.slice(1), noise.slice(0, 1)).dataSync()
  );
  assertNotEquals(other, second);

  generator[Symbol.dispose]();
  tf.dispose([images, noise, targets]);
  assertEquals(tf.memory().numTensors, 0);
});

Deno.test("the generator has as many variables as its size wants", async () => {
  await tf.setBackend("cpu");
  using generator = new Generator(16, new Rng(0));
  const shapes = new Map(
    [...generator.variables].map(([path, { shape }]) => [path, shape]),
  );
  assertEquals(shapes.get("input.kernel"), [1, 1, 3, 256]);
  assertEquals(shapes.get("encoder.16.down.kernel"), [3, 3, 256, 256]);
  assertEquals(shapes.get("decoder.16.fusion"), [256, 256]);
  assertEquals(shapes.get("decoder.16.rgb.bias"), [3]);
  assertEquals(shapes.has("decoder.4.fusion"), false);
  assertEquals(shapes.size, 39);
});
