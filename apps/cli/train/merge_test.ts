import { assertEquals } from "@std/assert";
import { at, merge } from "./merge.ts";

Deno.test("merge() goes into objects, and takes all else whole", () => {
  const below = { a: { b: 1, c: [1, 2] }, d: { e: 1 } };
  const above = { a: { c: [3] }, d: null, f: { g: 2 } };
  assertEquals(merge(below, above), {
    a: { b: 1, c: [3] },
    d: null,
    f: { g: 2 },
  });
  assertEquals(below, { a: { b: 1, c: [1, 2] }, d: { e: 1 } });
  assertEquals(merge({ a: 1 }, { a: { b: 2 } }), { a: { b: 2 } });
});

Deno.test("at() puts a value at its path", () => {
  assertEquals(at(["a"], 1), { a: 1 });
  assertEquals(at(["a", "b"], [1]), { a: { b: [1] } });
});
