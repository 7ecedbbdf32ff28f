import { bootstrapMean, compareModels } from "@revisage/metrics";
import { assertEquals } from "@std/assert";
import { comparePairs, summarizePairs } from "./pair_values.ts";

const OPTIONS = { level: 0.9, resamples: 100, seed: 5 };

Deno.test("summarizePairs() is the bootstrap, by people where they are known", () => {
  const values = [1, 2, 6, 7];
  const { mean, low, high } = bootstrapMean(values, OPTIONS);
  assertEquals(mean, 4);
  assertEquals(summarizePairs(values, OPTIONS), {
    value: 4,
    low,
    high,
    std: null,
    count: 4,
  });
  const people = { ...OPTIONS, identities: ["a", "a", "b", "b"] };
  const byPerson = bootstrapMean(values, people);
  assertEquals(summarizePairs(values, people).low, byPerson.low);
});

Deno.test("summarizePairs() has no interval for one image, or one person", () => {
  const bare = { low: null, high: null, std: null };
  assertEquals(summarizePairs([3], OPTIONS), { value: 3, ...bare, count: 1 });
  const one = { ...OPTIONS, identities: ["a", "a"] };
  assertEquals(summarizePairs([3, 5], one), { value: 4, ...bare, count: 2 });
});

Deno.test("summarizePairs() leaves out pairs without a value, and their people", () => {
  const people = { ...OPTIONS, identities: ["a", "b", "a", "c"] };
  assertEquals(
    summarizePairs([1, NaN, 6, 8], people),
    summarizePairs([1, 6, 8], { ...OPTIONS, identities: ["a", "a", "c"] }),
  );
  assertEquals(summarizePairs([1, NaN, 6], OPTIONS).count, 2);
  assertEquals(summarizePairs([NaN, 2], OPTIONS).low, null);
});

Deno.test("comparePairs() compares pairs of which both have a value", () => {
  assertEquals(
    comparePairs("landmarks", [1, NaN, 3, 5], [2, 7, NaN, 9], OPTIONS),
    comparePairs("landmarks", [1, 5], [2, 9], OPTIONS),
  );
  assertEquals(
    comparePairs("landmarks", [1, NaN, 3], [2, 7, NaN], OPTIONS),
    null,
  );
});

Deno.test("comparePairs() counts as wins what is better, whichever way that is", () => {
  const ours = [5, 7, 9], theirs = [4, 7, 10.5];
  const { difference } = compareModels(
    { model: ours, baseline: theirs },
    OPTIONS,
  );
  const higher = comparePairs("psnr", ours, theirs, OPTIONS)!;
  assertEquals(higher, {
    difference: difference.mean,
    low: difference.low,
    high: difference.high,
    signs: { wins: 1, losses: 1, ties: 1, p: 1 },
  });
  const count = (key: "psnr" | "lpips" | "edges", a: number[], b: number[]) => {
    const { wins, losses, ties } = comparePairs(key, a, b, OPTIONS)!.signs!;
    return [wins, losses, ties];
  };
  assertEquals(count("psnr", [2, 2, 2], [1, 1, 3]), [2, 1, 0]);
  assertEquals(count("lpips", [2, 2, 2], [1, 1, 3]), [1, 2, 0]);
  // 0.9 is nearer to 1 than 1.3, as near as 1.1, and farther than 1.
  assertEquals(count("edges", [0.9, 1.25, 0.5], [1.3, 0.75, 1]), [1, 1, 1]);
});

Deno.test("comparePairs() finds no mean between the infinite and the finite", () => {
  const equal = [Infinity, 30], other = [25, 30];
  assertEquals(comparePairs("psnr", equal, other, OPTIONS), null);
  assertEquals(comparePairs("psnr", equal, equal, OPTIONS)!.difference, 0);
  assertEquals(comparePairs("psnr", [1], [2], OPTIONS), null);
});
