import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { cloud, grain, noise, visible } from "./noise.ts";

const SIDE = 100;

function sampled(seed: number): number[] {
  return Array.from(
    { length: SIDE * SIDE },
    (_, i) => noise(seed, 0.37 * (i % SIDE) - 18, 0.37 * Math.floor(i / SIDE)),
  );
}

Deno.test("noise() lies within ±1 around 0", () => {
  const values = sampled(1);
  assert(values.every((value) => Math.abs(value) <= 1));
  assert(Math.max(...values) > 0.9 && Math.min(...values) < -0.9);
  const mean = values.reduce((sum, value) => sum + value) / values.length;
  assertAlmostEquals(mean, 0, 0.05);
});

Deno.test("noise() has no jumps", () => {
  for (let x = -2; x < 2; x += 0.01) {
    const change = noise(5, x + 1e-6, 0.3) - noise(5, x, 0.3);
    assert(Math.abs(change) < 1e-5, `${change} at ${x}`);
  }
});

Deno.test("noise() of another seed is unlike it", () => {
  const a = sampled(1);
  const b = sampled(2);
  let product = 0;
  let square = 0;
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!;
    square += a[i]! * a[i]!;
  }
  assert(Math.abs(product) < 0.1 * square);
});

Deno.test("grain() fills 0 to 1 evenly", () => {
  const counts = new Array(10).fill(0);
  for (let x = -50; x < 50; x++) {
    for (let y = -50; y < 50; y++) {
      counts[Math.floor(10 * grain(3, x, y))]++;
    }
  }
  // 1,000 each; five standard deviations are 150.
  assert(counts.every((count) => Math.abs(count - 1000) < 150), `${counts}`);
});

Deno.test("visible() hides what is finer than a pixel, and nothing coarse", () => {
  const shown = [10, 32, 48, 64, 100].map((f) => visible(f, 1 / 64));
  assertEquals(shown, [1, 1, 0.5, 0, 0]);
});

Deno.test("cloud() leaves out what a pixel cannot show", () => {
  assertEquals(cloud(1, 0.3, 0.7, 100, 5, 1 / 64), 0);
  assertEquals(cloud(1, 0.3, 0.7, 8, 1, 1 / 64), noise(1, 2.4, 5.6));
});
