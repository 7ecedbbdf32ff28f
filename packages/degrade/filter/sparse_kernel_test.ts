import { assert, assertEquals } from "@std/assert";
import { gaussianKernel } from "../kernel/gaussian_kernel.ts";
import { sparseTaps } from "./sparse_kernel.ts";

Deno.test("sparseTaps() names each weight by its place from the middle", () => {
  const weights = Float64Array.of(0, 0.1, 0, 0, 0.6, 0.3, 0, 0, 0);
  assertEquals(sparseTaps({ size: 3, weights }, 0), [
    { x: 0, y: -1, weight: 0.1 },
    { x: 0, y: 0, weight: 0.6 },
    { x: 1, y: 0, weight: 0.3 },
  ]);
});

Deno.test("what sparseTaps() leaves out stays within the tolerance", () => {
  const kernel = gaussianKernel({ sigmaX: 9, sigmaY: 0.5, angle: 0.7 }, 41);
  for (const tolerance of [1e-1, 1e-3, 1e-5]) {
    const taps = sparseTaps(kernel, tolerance);
    const kept = taps.reduce((sum, { weight }) => sum + weight, 0);
    assert(1 - kept <= tolerance + 1e-12);
    assert(taps.length < 300);
  }
});

Deno.test("sparseTaps() keeps one weight when all could go", () => {
  const weights = Float64Array.of(1);
  assertEquals(sparseTaps({ size: 1, weights }, 2), [{
    x: 0,
    y: 0,
    weight: 1,
  }]);
});
