import { assertAlmostEquals, assertEquals } from "@std/assert";
import { gaussianKernel } from "../kernel/gaussian_kernel.ts";
import { blurBefore, gatherTaps, identityTaps, trimmedTaps } from "./taps.ts";

Deno.test("gatherTaps() adds up weights of the same pixel", () => {
  const pixels = [4, 3, 4, 6];
  assertEquals(gatherTaps([1, 2, 4, 8], (i) => pixels[i]!), {
    start: 3,
    weights: Float64Array.of(2, 5, 0, 8),
  });
});

Deno.test("trimmedTaps() takes what the tolerance allows from each end", () => {
  const line = Float64Array.of(1, 1, 6, -2, 0);
  const trim = (tolerance: number) => {
    const { start, weights } = trimmedTaps(line, tolerance);
    return [start, ...weights];
  };
  assertEquals(trim(0), [-2, 1, 1, 6, -2]);
  assertEquals(trim(0.1), [-1, 1, 6, -2]);
  assertEquals(trim(0.2), [0, 6]);
  assertEquals(trim(9), [2, 0]);
});

Deno.test("a wide Gaussian keeps all weights, a narrow one few", () => {
  const line = (sigma: number) => {
    const ellipse = { sigmaX: sigma, sigmaY: sigma, angle: 0 };
    return gaussianKernel(ellipse, 41).weights.slice(20 * 41, 21 * 41);
  };
  const counts = [10, 2, 0.1].map((sigma) =>
    trimmedTaps(line(sigma), 2 ** -24).weights.length
  );
  assertEquals(counts, [41, 21, 1]);
});

Deno.test("a blur before taps is a blur, then taps; the border is mirrored", () => {
  const taps = [
    { start: 0, weights: Float64Array.of(0.75, 0.25) },
    { start: 2, weights: Float64Array.of(1) },
  ];
  const kernel = { start: -1, weights: Float64Array.of(1, 2, 4) };
  const pixels = [10, 100, 1000, 10_000];
  const blurred = [
    1 * 100 + 2 * 10 + 4 * 100, // Beyond 10 comes 100 again.
    1 * 10 + 2 * 100 + 4 * 1000,
    1 * 100 + 2 * 1000 + 4 * 10_000,
  ];
  const read = blurBefore(taps, kernel, 4).map(({ start, weights }) =>
    weights.reduce((sum, weight, i) => sum + weight * pixels[start + i]!, 0)
  );
  assertAlmostEquals(read[0]!, 0.75 * blurred[0]! + 0.25 * blurred[1]!, 1e-9);
  assertAlmostEquals(read[1]!, blurred[2]!, 1e-9);
  const whole = blurBefore(identityTaps(4), kernel, 4);
  assertEquals(whole.map(({ start }) => start), [0, 0, 1, 2]);
});
