import { assert, assertEquals } from "@std/assert";
import { gaussianKernel } from "../kernel/gaussian_kernel.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { separableTerms } from "./separable_terms.ts";

function lost(kernel: Kernel, tolerance: number): number {
  const { size, weights } = kernel;
  const terms = separableTerms(kernel, tolerance);
  let sum = 0;
  weights.forEach((weight, i) => {
    for (const { column, row } of terms) {
      weight -= column[Math.floor(i / size)]! * row[i % size]!;
    }
    sum += Math.abs(weight);
  });
  return sum;
}

Deno.test("an axis-aligned Gaussian is one term, to the last bits", () => {
  const kernel = gaussianKernel({ sigmaX: 2, sigmaY: 5, angle: 0 }, 41);
  assertEquals(separableTerms(kernel, 1e-12).length, 1);
  assert(lost(kernel, 1e-12) < 1e-14);
});

Deno.test("what the terms lose stays within the tolerance", () => {
  for (const angle of [-2.5, 0.1, 0.8]) {
    for (const [sigmaX, sigmaY] of [[9, 8], [6, 2], [9, 0.5], [0.1, 0.4]]) {
      const blur = { sigmaX: sigmaX!, sigmaY: sigmaY!, angle };
      const kernel = gaussianKernel(blur, 41);
      for (const tolerance of [1e-2, 1e-4]) {
        assert(lost(kernel, tolerance) <= tolerance * 1.000001);
      }
    }
  }
});

Deno.test("a tighter tolerance takes more terms", () => {
  const kernel = gaussianKernel({ sigmaX: 8, sigmaY: 3, angle: 0.7 }, 41);
  const counts = [1e-1, 1e-2, 1e-3].map((tolerance) =>
    separableTerms(kernel, tolerance).length
  );
  assertEquals(counts, [4, 7, 10]);
});
