import { assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { normalQuantile } from "./normal_quantile.ts";

// √2 erfinv(2p − 1) by mpmath with 60 digits, for the double nearest to p.
const QUANTILES: readonly (readonly [p: number, quantile: number])[] = [
  [0.50001, 0.000025066282748820862706],
  [0.6, 0.25334710313579974132],
  [0.75, 0.6744897501960817432],
  [0.925, 1.4395314709384562291],
  [0.926, 1.446632067158978807],
  [0.975, 1.9599639845400538556],
  [0.999, 3.0902323061678132778],
  [0.000001, -4.7534243088228989573],
  [2 ** -36, -6.6510353798930105467],
  [2 ** -37, -6.7523004314070149646],
  [2 ** -53, -8.2095361516013868556],
];

for (const [p, quantile] of QUANTILES) {
  Deno.test(`normalQuantile(${p}) is right to 5 parts in 10¹⁶`, () => {
    assertAlmostEquals(normalQuantile(p) / quantile, 1, 5e-16);
  });
}

Deno.test("normalQuantile() is odd about one half", () => {
  assertEquals(normalQuantile(0.5), 0);
  // Multiples of 2⁻⁵³, for which 1 - p is exact.
  fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 52 }), (k) => {
    const p = k * 2 ** -53;
    assertEquals(normalQuantile(1 - p), 0 - normalQuantile(p));
  }));
});

Deno.test("normalQuantile() rises, over the seams of its three parts too", () => {
  for (const seam of [0.075, 0.925, Math.exp(-25)]) {
    for (let i = -50; i < 50; i++) {
      const p = seam * (1 + i * 1e-12);
      const next = seam * (1 + (i + 1) * 1e-12);
      assertEquals(normalQuantile(p) < normalQuantile(next), true, `at ${p}`);
    }
  }
});
