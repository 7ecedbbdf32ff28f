import { assertEquals } from "@std/assert";
import { readingOf } from "./reading.ts";

const comparison = (low: number, high: number, wins = 5, losses = 2) => ({
  difference: (low + high) / 2,
  low,
  high,
  wins,
  losses,
  ties: 0,
  p: 0.5,
});

Deno.test("readingOf() knows which way is better", () => {
  assertEquals(readingOf(comparison(0.1, 0.3), "higher"), "better");
  assertEquals(readingOf(comparison(0.1, 0.3), "lower"), "worse");
  assertEquals(readingOf(comparison(-0.3, -0.1), "higher"), "worse");
  assertEquals(readingOf(comparison(-0.3, -0.1), "lower"), "better");
});

Deno.test("readingOf() claims nothing if 0 is in the interval, ends included", () => {
  for (const better of ["higher", "lower", "one"] as const) {
    for (const [low, high] of [[-1, 2], [0, 2], [-2, 0], [0, 0]] as const) {
      assertEquals(
        readingOf(comparison(low, high), better),
        "no clear difference",
      );
    }
  }
});

Deno.test("readingOf() lets pairs decide where 1 is best", () => {
  assertEquals(readingOf(comparison(0.1, 0.3, 5, 2), "one"), "better");
  assertEquals(readingOf(comparison(0.1, 0.3, 2, 5), "one"), "worse");
  assertEquals(
    readingOf(comparison(0.1, 0.3, 3, 3), "one"),
    "no clear difference",
  );
});
