import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { planBuckets } from "./buckets.ts";

const float = (size: number) => ({ size, dtype: "float32" });
const int = (size: number) => ({ size, dtype: "int32" });

Deno.test("planBuckets() fills buckets in order, each of one type", () => {
  assertEquals(
    planBuckets([float(4), int(1), float(6), float(1), int(2)], 10),
    [[0, 2], [1, 4], [3]],
  );
});

Deno.test("planBuckets() lets a large tensor stand alone", () => {
  assertEquals(
    planBuckets([float(3), float(10), float(99), float(3)], 10),
    [[0, 3], [1], [2]],
  );
});

Deno.test("planBuckets() leaves out what is empty", () => {
  assertEquals(planBuckets([float(0), float(1), int(0)], 10), [[1]]);
  assertEquals(planBuckets([], 10), []);
});

const items = fc.array(fc.record({
  size: fc.nat(30),
  dtype: fc.constantFrom("float32", "int32"),
}));

Deno.test("planBuckets() puts each tensor into one bucket that holds it", () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 20 }), (items, limit) => {
      const buckets = planBuckets(items, limit);
      const filled = items.keys().filter((i) => items[i]!.size > 0).toArray();
      assertEquals(buckets.flat().toSorted((a, b) => a - b), filled);
      for (const bucket of buckets) {
        const size = bucket.reduce((sum, i) => sum + items[i]!.size, 0);
        assert(size <= limit || bucket.length === 1);
        assertEquals(new Set(bucket.map((i) => items[i]!.dtype)).size, 1);
        assertEquals(bucket, bucket.toSorted((a, b) => a - b));
      }
    }),
  );
});

Deno.test("planBuckets() opens a bucket only when the last one is full", () => {
  fc.assert(fc.property(items, (all) => {
    const limit = 20;
    const items = all.filter(({ dtype }) => dtype === "int32");
    const shared = planBuckets(items, limit)
      .map((bucket) => bucket.map((i) => items[i]!.size))
      .filter(([first]) => first! < limit);
    shared.slice(1).forEach(([first], i) => {
      assert(shared[i]!.reduce((a, b) => a + b) + first! > limit);
    });
  }));
});
