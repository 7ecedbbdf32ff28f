import { createImage, type Image, Rng } from "@revisage/core";
import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { applyDegradation } from "../apply_degradation.ts";
import type { DegradationStep } from "../degradation.ts";

const SIDE = 128;

/** What a step adds to an even gray picture. */
function noiseOf(level: number, step: DegradationStep): Float64Array {
  const image: Image = createImage(SIDE, SIDE);
  image.data.fill(level);
  const { data } = applyDegradation(image, { steps: [step] });
  return Float64Array.from(data, (value) => value - level);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How like values are to those `lag` places on; 0 for white noise. */
function correlation(values: Float64Array, lag: number): number {
  const shifted = values.subarray(lag);
  const products = shifted.map((value, i) => value * values[i]!);
  return mean(products) / mean(values.map((value) => value * value));
}

const gaussian = {
  kind: "gaussian noise",
  sigma: 12,
  gray: false,
  seed: 0,
} as const;
const poisson = {
  kind: "poisson noise",
  photons: 0.5,
  gray: false,
  seed: 0,
} as const;

// 49,152 numbers: the mean is right to 0.005 σ, a correlation to 0.005.
Deno.test("Gaussian noise has no mean, its sigma, and is white", () => {
  const noise = noiseOf(128, gaussian);
  assertAlmostEquals(mean(noise), 0, 0.2);
  // Rounding to levels adds a variance of 1/12.
  assertAlmostEquals(mean(noise.map((n) => n * n)), 144 + 1 / 12, 4);
  for (const lag of [1, 2, 3, 3 * SIDE, 3 * SIDE + 3]) {
    assertAlmostEquals(correlation(noise, lag), 0, 0.02, `lag ${lag}`);
  }
  const beyond = noise.filter((n) => Math.abs(n) > 2 * 12).length;
  assertAlmostEquals(beyond / noise.length, 0.0455, 0.006);
});

for (const gray of [false, true]) {
  Deno.test(`Gaussian noise is that of its stream, line by line, gray: ${gray}`, () => {
    const image = createImage(7, 5);
    image.data.forEach((_, i) => image.data[i] = i * 2);
    const step = { ...gaussian, sigma: 30.3, gray, seed: 3 };
    const rng = new Rng(3);
    let drawn = 0;
    const expected = Uint8ClampedArray.from(image.data, (level, i) => {
      if (!gray || i % 3 === 0) drawn = 30.3 * rng.normal();
      return Math.fround(level + drawn);
    });
    const { data } = applyDegradation(image, { steps: [step] });
    assertEquals([...data], [...expected]);
  });
}

for (const [level, photons] of [[128, 0.5], [200, 20], [4, 1]] as const) {
  Deno.test(`Poisson noise at level ${level} with ${photons} photons has its variance`, () => {
    const noise = noiseOf(level, { ...poisson, photons });
    const variance = level / photons;
    assertAlmostEquals(mean(noise), 0, 0.03 * Math.sqrt(variance) + 0.02);
    // Above about four sigmas nothing is clipped; rounding adds 1/12.
    const measured = mean(noise.map((n) => n * n));
    assertAlmostEquals(measured / (variance + 1 / 12), 1, 0.06);
    assertAlmostEquals(correlation(noise, 1), 0, 0.02);
  });
}

Deno.test("black stays black under Poisson noise", () => {
  assertEquals(noiseOf(0, poisson).some((n) => n !== 0), false);
});

for (const step of [gaussian, poisson]) {
  Deno.test(`gray ${step.kind} is the same in the three channels`, () => {
    const gray = noiseOf(128, { ...step, gray: true });
    const isGray = (noise: Float64Array) =>
      noise.every((n, i) => n === noise[i - i % 3]);
    assert(isGray(gray));
    assert(!isGray(noiseOf(128, step)));
    assert(mean(gray.map((n) => n * n)) > 100);
  });

  Deno.test(`another seed gives other ${step.kind}, the same seed the same`, () => {
    assertEquals(noiseOf(128, step), noiseOf(128, step));
    const [one, other] = [0, 1].map((seed) => noiseOf(128, { ...step, seed }));
    const likeness = mean(one!.map((n, i) => n * other![i]!)) /
      mean(one!.map((n) => n * n));
    assertAlmostEquals(likeness, 0, 0.02);
  });
}
