import { assertEquals, assertThrows } from "@std/assert";
import { median, medianRatio, summarize } from "./statistics.ts";

Deno.test("median() is the middle, or the mean of the two middle ones", () => {
  assertEquals(median([9, 1, 5]), 5);
  assertEquals(median([10, 1, 2, 4]), 3);
  assertEquals(median([7]), 7);
});

Deno.test("median() of nothing is an error", () => {
  assertThrows(
    () => median([]),
    RangeError,
    "Cannot take the median of no samples",
  );
});

Deno.test("summarize() tells median, minimum and maximum", () => {
  assertEquals(summarize([3, 100, 2]), { median: 3, min: 2, max: 100 });
});

Deno.test("medianRatio() divides round by round", () => {
  // The machine is ten times slower in the second round, for both.
  assertEquals(medianRatio([1, 10, 1], [2, 20, 2]), 0.5);
  // Medians of 3 and 2 would say 1.5.
  assertEquals(medianRatio([1, 3, 8], [1, 2, 8]), 1);
});

Deno.test("medianRatio() wants as many rounds of both", () => {
  assertThrows(
    () => medianRatio([1, 2], [1]),
    RangeError,
    "Cannot compare rounds: theirs must be 2, got 1",
  );
});
