import { Rng } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { drawWeighted } from "./draw_weighted.ts";

Deno.test("drawWeighted() draws each key as often as its weight says", () => {
  const rng = new Rng(0);
  const counts = { a: 0, b: 0, c: 0 };
  for (let i = 0; i < 4000; i++) {
    counts[drawWeighted(rng, { a: 1, b: 0, c: 3 })]++;
  }
  assertEquals(counts.b, 0);
  assert(Math.abs(counts.a - 1000) < 100);
});
