import { assertAlmostEquals, assertEquals } from "@std/assert";
import { RESAMPLE_FILTERS, resampleTaps } from "./resample_taps.ts";

function dense(
  filter: (typeof RESAMPLE_FILTERS)[number],
  from: number,
  to: number,
) {
  return resampleTaps(filter, from, to).map(({ start, weights }) =>
    Array.from(
      { length: from },
      (_, i) => weights[i - start] ?? 0,
    )
  );
}

Deno.test("every filter keeps an even picture even, at any size", () => {
  for (const filter of RESAMPLE_FILTERS) {
    for (const [from, to] of [[1, 5], [7, 1], [7, 3], [5, 12], [64, 63]]) {
      for (const { start, weights } of resampleTaps(filter, from!, to!)) {
        assertEquals(start >= 0 && start + weights.length <= from!, true);
        assertAlmostEquals(weights.reduce((a, b) => a + b), 1, 1e-12);
      }
    }
  }
});

Deno.test("no filter changes a line that keeps its length", () => {
  for (const filter of RESAMPLE_FILTERS) {
    assertEquals(dense(filter, 3, 3), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
  }
});

Deno.test("bilinear reads two pixels however much it shrinks", () => {
  assertEquals(dense("bilinear", 8, 2), [
    [0, 0.5, 0.5, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0.5, 0.5, 0],
  ]);
});

Deno.test("bilinear repeats the border", () => {
  assertEquals(dense("bilinear", 2, 4), [
    [1, 0],
    [0.75, 0.25],
    [0.25, 0.75],
    [0, 1],
  ]);
});

Deno.test("bicubic is Keys' with a = -0.75, half way between two pixels", () => {
  assertEquals(
    dense("bicubic", 8, 4)[1],
    [0, -0.09375, 0.59375, 0.59375, -0.09375, 0, 0, 0],
  );
});

Deno.test("area averages what a pixel covers, in parts too", () => {
  const rows = dense("area", 5, 2);
  [0.4, 0.4, 0.2, 0, 0].forEach((weight, i) => {
    assertAlmostEquals(rows[0]![i]!, weight, 1e-12);
    assertAlmostEquals(rows[1]![4 - i]!, weight, 1e-12);
  });
});
