import { assertEquals } from "@std/assert";
import { ZIGZAG } from "./zigzag.ts";

Deno.test("ZIGZAG is figure 5 of T.81", () => {
  assertEquals(
    [...ZIGZAG.subarray(0, 15)],
    [0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4],
  );
  assertEquals(
    [...ZIGZAG.subarray(58)],
    [39, 46, 53, 60, 61, 54, 47, 55, 62, 63].slice(-6),
  );
  assertEquals(new Set(ZIGZAG).size, 64);
});
