import { assertEquals } from "@std/assert";
import { countInBins, spreadOf } from "./spread_of.ts";

Deno.test("spreadOf() finds quartiles by straight lines, as NumPy does", () => {
  assertEquals(spreadOf([4, 1, 3, 2])?.quartiles, [1.75, 2.5, 3.25]);
  assertEquals(spreadOf([7])?.quartiles, [7, 7, 7]);
});

Deno.test("spreadOf() counts what is not finite apart", () => {
  assertEquals(spreadOf([Infinity, 2, 1]), {
    quartiles: [1.25, 1.5, 1.75],
    sorted: [1, 2],
    infinite: 1,
  });
  assertEquals(spreadOf([Infinity]), null);
});

Deno.test("countInBins() counts a border upward, and the last one inward", () => {
  assertEquals(countInBins([0, 0.9, 1, 2, 3, 4, 5, -1], [0, 4], 4), [
    2,
    1,
    1,
    2,
  ]);
});
