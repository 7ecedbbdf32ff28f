import { assertEquals } from "@std/assert";
import { reflect101 } from "./reflect101.ts";

Deno.test("reflect101() mirrors without repeating the border", () => {
  const indices = Array.from({ length: 14 }, (_, i) => i - 5);
  assertEquals(
    indices.map((index) => reflect101(index, 4)),
    [1, 2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1, 2],
  );
});

Deno.test("reflect101() stays on a single pixel", () => {
  assertEquals([-3, 0, 7].map((index) => reflect101(index, 1)), [0, 0, 0]);
});
