import { assert, assertEquals } from "@std/assert";
import { gaussianKernel } from "../kernel/gaussian_kernel.ts";
import { fewestTaps, sparseTaps } from "./sparse_kernel.ts";

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

Deno.test("sparseTaps() drops the same whether it sorts the tiniest or not", () => {
  const kernel = gaussianKernel({ sigmaX: 4, sigmaY: 2, angle: 0.3 }, 41);
  for (const tolerance of [1e-2, 1e-3, 1e-5, 0]) {
    const sizes = kernel.weights.toSorted();
    let sum = 0;
    const least = sizes.find((size) => (sum += size) > tolerance)!;
    const kept = sizes.filter((size) => size >= least).length;
    assertEquals(sparseTaps(kernel, tolerance).length, kept);
  }
});

Deno.test("fewestTaps() is no more than sparseTaps() gives, and near to it", () => {
  for (const [sigmaX, sigmaY] of [[9, 0.5], [3, 3], [0.3, 0.3], [10, 10]]) {
    const ellipse = { sigmaX: sigmaX!, sigmaY: sigmaY!, angle: 0.7 };
    const kernel = gaussianKernel(ellipse, 41);
    const { length } = sparseTaps(kernel, 1e-3);
    const fewest = fewestTaps(kernel, 1e-3);
    assert(fewest <= length && fewest > length / 8, `${fewest} of ${length}`);
  }
});
