import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { nearest } from "./nearest.ts";
import { nearestByBruteForce } from "./testing/brute_force.ts";
import { assertLevel, normal } from "./testing/tensors.ts";

await tf.setBackend("cpu");

const found = (...args: Parameters<typeof nearest>): number[] =>
  tf.tidy(() => [...nearest(...args).dataSync()]);

Deno.test("nearest() finds what brute force finds, in chunks of any size", () => {
  const size = (max: number) => fc.integer({ min: 1, max });
  fc.assert(
    fc.property(
      fc.integer(),
      size(20),
      size(9),
      size(5),
      size(25),
      (seed, N, K, d, chunk) => {
        tf.tidy(() => {
          const rng = new Rng(seed);
          const z = normal<tf.Rank.R2>(rng, [N, d]);
          const codes = normal<tf.Rank.R2>(rng, [K, d]);
          const wanted = nearestByBruteForce(z, codes);
          assertEquals(found(z, codes), wanted);
          assertEquals(found(z, codes, { chunk }), wanted);
        });
      },
    ),
    { numRuns: 50 },
  );
});

Deno.test("nearest() tells codes apart far from the origin, too", () => {
  tf.tidy(() => {
    const rng = new Rng(0);
    const far = (shape: [number, number]) =>
      normal<tf.Rank.R2>(rng, shape).add<tf.Tensor2D>(1000);
    const [z, codes] = [far([200, 8]), far([64, 8])];
    assertEquals(found(z, codes), nearestByBruteForce(z, codes));
  });
});

Deno.test("nearest() takes the first of codes that are equally near", () => {
  const codes = tf.tensor2d([[9, 9], [1, 0], [0, 1], [1, 0], [-1, 0]]);
  assertEquals(found(tf.tensor2d([[2, 0], [1, 1], [0, 0]]), codes), [1, 1, 1]);
});

Deno.test("nearest() gives int32 rows", () => {
  const indices = nearest(tf.ones([3, 2]), tf.ones([4, 2]));
  assertEquals([indices.dtype, indices.shape], ["int32", [3]]);
});

Deno.test("nearest() holds one chunk of distances at a time", async () => {
  const z = tf.ones<tf.Rank.R2>([64, 2]);
  const codes = tf.ones<tf.Rank.R2>([32, 2]);
  const before = tf.memory().numBytes;
  const peak = async (chunk: number) => {
    const { peakBytes } = await tf.profile(() =>
      tf.tidy(() => void nearest(z, codes, { chunk }))
    );
    return peakBytes - before;
  };
  const distances = 64 * 32 * 4;
  assert(await peak(64) > distances);
  assert(await peak(8) < distances / 2);
});

Deno.test("nearest() passes no gradient on, and throws none away", () => {
  const z = tf.tensor2d([[1, 0], [0, 3]]);
  const codes = tf.tensor2d([[1, 1], [0, 2]]);
  const gradient = tf.grad((z) =>
    z.mul(tf.gather(codes, nearest(z as tf.Tensor2D, codes))).sum()
  );
  assertEquals(gradient(z).arraySync(), [[1, 1], [0, 2]]);
});

Deno.test("nearest() leaves nothing behind but its result", () => {
  const [z, codes] = [tf.ones<tf.Rank.R2>([5, 2]), tf.ones<tf.Rank.R2>([3, 2])];
  for (const chunk of [2, 100]) {
    assertLevel(() => nearest(z, codes, { chunk }), 1);
  }
});

Deno.test("nearest() refuses other shapes, and chunks of nothing", () => {
  const codes = tf.ones<tf.Rank.R2>([4, 3]);
  assertThrows(
    () => nearest(tf.ones([5, 2]), codes),
    RangeError,
    "Cannot use codes of shape [4,3]: d is 3 here but 2 in z",
  );
  for (const chunk of [0, 1.5, NaN]) {
    assertThrows(
      () => nearest(tf.ones([5, 3]), codes, { chunk }),
      RangeError,
      `Cannot search codes: chunk must be a positive integer, got ${chunk}`,
    );
  }
});
