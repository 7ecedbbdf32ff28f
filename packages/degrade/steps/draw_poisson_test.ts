import { Rng } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { drawPoisson } from "./draw_poisson.ts";

/** The probability of k, by the definition. */
function probability(mean: number, k: number): number {
  let p = Math.exp(-mean);
  for (let i = 1; i <= k; i++) p *= mean / i;
  return p;
}

for (const mean of [0.3, 4, 9.99, 10, 37, 140]) {
  Deno.test(`drawPoisson() draws each count of mean ${mean} as often as it should`, () => {
    const rng = new Rng(1);
    const total = 40_000;
    const counts = new Map<number, number>();
    for (let i = 0; i < total; i++) {
      const k = drawPoisson(rng, mean);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    for (let k = 0; k < 2 * mean + 20; k++) {
      const expected = total * probability(mean, k);
      const gap = Math.abs((counts.get(k) ?? 0) - expected);
      assert(gap < 5 * Math.sqrt(expected) + 5, `${k}: ${gap} of ${expected}`);
    }
  });
}

Deno.test("drawPoisson() of nothing is nothing", () => {
  assertEquals(drawPoisson(new Rng(0), 0), 0);
});
