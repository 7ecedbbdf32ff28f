import { assert, assertAlmostEquals } from "@std/assert";
import { besselJ1, sincKernel } from "./sinc_kernel.ts";

// Abramowitz and Stegun, table 9.1, and the function's first two zeros.
const VALUES: readonly (readonly [x: number, j1: number])[] = [
  [0, 0],
  [1, 0.4400505857],
  [2, 0.5767248078],
  [5, -0.3275791376],
  [10, 0.0434727462],
  [3.8317059702, 0],
  [7.0155866698, 0],
];

for (const [x, j1] of VALUES) {
  Deno.test(`besselJ1(${x}) is ${j1}`, () => {
    assertAlmostEquals(besselJ1(x), j1, 1e-9);
  });
}

/** What a kernel leaves of a level wave. */
function gain(frequency: number, cutoff: number): number {
  const { size, weights } = sincKernel(51, cutoff);
  return weights.reduce(
    (sum, weight, i) =>
      sum + weight * Math.cos(frequency * (i % size - (size >> 1))),
    0,
  );
}

Deno.test("sincKernel() keeps waves below its cutoff and takes those above", () => {
  assertAlmostEquals(gain(0, 1), 1, 1e-12);
  assert(Math.abs(gain(0.5, 1) - 1) < 0.15);
  assert(Math.abs(gain(1.6, 1)) < 0.15);
  assert(Math.abs(gain(1.6, 2.4) - 1) < 0.15);
});
