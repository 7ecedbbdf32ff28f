import { assert, assertEquals } from "@std/assert";
import { type Features, pureLinearAlgebra } from "@revisage/core";
import * as fc from "fast-check";
import { normal, points, rowsAt, setOf } from "../testing/sets.ts";
import { worstAlgebra } from "../testing/worst_algebra.ts";
import { nearestDistances } from "./nearest_distances.ts";
import { squaredDistance } from "./squared_distance.ts";

/** The slow twin. */
function slow(features: Features, k: number): Float64Array {
  const rows = Array.from({ length: features.count }, (_, i) => i);
  return Float64Array.from(rows.flatMap((i) =>
    rows.filter((j) => j !== i)
      .map((j) => squaredDistance(features, i, features, j))
      .sort((a, b) => a - b)
      .slice(0, k)
  ));
}

Deno.test("the nearest are found by hand, an equal row among them", async () => {
  const found = await nearestDistances(
    points(0, 3, 3, 10),
    2,
    pureLinearAlgebra,
  );
  assertEquals([...found], [9, 9, 0, 9, 0, 9, 49, 49]);
});

Deno.test("ties and equal rows are found as by the slow twin", () =>
  fc.assert(fc.asyncProperty(
    fc.integer({ min: 2, max: 12 }).chain((n) =>
      fc.tuple(setOf(n, 2), fc.integer({ min: 1, max: n - 1 }), fc.nat())
    ),
    async ([features, k, seed]) => {
      const found = await nearestDistances(features, k, worstAlgebra(seed));
      assertEquals(found, slow(features, k));
    },
  )));

const SETS: Record<string, Features> = {
  "normal numbers": normal(60, 7, 1),
  "a mean that is large next to what is apart": normal(60, 7, 2, 1e9),
  "tiny numbers": normal(60, 7, 3, 0, 1e-160),
  "subnormal numbers": normal(60, 7, 4, 0, 1e-310),
  "squares that overflow": normal(60, 7, 5, 0, 1e160),
  "one row many times": rowsAt(normal(3, 7, 6), Array(60).fill(1)),
  "three rows many times": rowsAt(
    normal(3, 7, 7),
    Array.from({ length: 60 }, (_, i) => i % 3),
  ),
};

for (const [name, features] of Object.entries(SETS)) {
  Deno.test(`to the last bit, whatever the product: ${name}`, async () => {
    for (const seed of [1, 2]) {
      const found = await nearestDistances(features, 4, worstAlgebra(seed));
      assertEquals(found, slow(features, 4));
    }
  });
}

Deno.test("rows of several blocks are paired, never more than 1024² at once", async () => {
  const features = normal(2100, 2, 8);
  let largest = 0, calls = 0;
  const found = await nearestDistances(features, 3, {
    ...pureLinearAlgebra,
    product: async (...args) => {
      const result = await pureLinearAlgebra.product(...args);
      largest = Math.max(largest, result.data.length);
      calls++;
      return result;
    },
  });
  assert(largest <= 1024 ** 2, `${largest}`);
  assertEquals(calls, 6); // Of 3 × 3 blocks those on and above the diagonal.
  assertEquals(found, slow(features, 3));
});
