import { assertEquals } from "@std/assert";
import { readingOf } from "./reading.ts";

Deno.test("readingOf() knows which way is better", () => {
  const more = { low: 0.1, high: 0.3 }, less = { low: -0.3, high: -0.1 };
  assertEquals(readingOf(more, "higher"), "better");
  assertEquals(readingOf(more, "lower"), "worse");
  assertEquals(readingOf(more, "one"), "worse"); // Farther from 1.
  assertEquals(readingOf(less, "higher"), "worse");
  assertEquals(readingOf(less, "lower"), "better");
  assertEquals(readingOf(less, "one"), "better");
});

Deno.test("readingOf() claims nothing if 0 is in the interval, ends included", () => {
  for (const better of ["higher", "lower", "one"] as const) {
    for (const [low, high] of [[-1, 2], [0, 2], [-2, 0], [0, 0]] as const) {
      assertEquals(readingOf({ low, high }, better), "no clear difference");
    }
  }
});
