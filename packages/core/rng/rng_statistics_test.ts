import { assert, assertAlmostEquals } from "@std/assert";
import { normalQuantile } from "./normal_quantile.ts";
import { Rng } from "./rng.ts";

// Seeds are fixed, so these tests always pass or always fail. Bounds stand
// about five standard deviations from what a perfect stream gives.
const N = 100_000;

function moments(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, variance: squares / values.length };
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [one, other] = [moments(a), moments(b)];
  const products = a.map((x, i) => (x - one.mean) * (b[i]! - other.mean));
  return moments(products).mean / Math.sqrt(one.variance * other.variance);
}

/** Asserts that counts are as even as chance makes them. */
function assertEven(counts: ArrayLike<number>): void {
  const list = Array.from(counts);
  const expected = list.reduce((sum, count) => sum + count, 0) / list.length;
  const squares = list.map((count) => (count - expected) ** 2 / expected);
  const chiSquare = squares.reduce((sum, square) => sum + square, 0);
  const freedom = list.length - 1;
  assertAlmostEquals(chiSquare, freedom, 5 * Math.sqrt(2 * freedom));
}

for (const seed of [0, 1, -1, 2 ** 53 - 1]) {
  Deno.test(`next() of Rng ${seed} has the mean and variance of [0, 1)`, () => {
    const { mean, variance } = moments(
      new Rng(seed).fillUniform(new Float64Array(N)),
    );
    assertAlmostEquals(mean, 1 / 2, 5 * Math.sqrt(1 / 12 / N));
    assertAlmostEquals(variance, 1 / 12, 5 * Math.sqrt(1 / 180 / N));
  });

  Deno.test(`normal() of Rng ${seed} has mean 2 and variance 9 when asked`, () => {
    const values = new Rng(seed).fillNormal(new Float64Array(N), 2, 3);
    const { mean, variance } = moments(values);
    assertAlmostEquals(mean, 2, 5 * 3 / Math.sqrt(N));
    assertAlmostEquals(variance, 9, 5 * 9 * Math.sqrt(2 / N));
  });

  Deno.test(`uint32() of Rng ${seed} has even bytes, each of the four`, () => {
    const rng = new Rng(seed);
    const counts = [0, 8, 16, 24].map(() => new Uint32Array(256));
    for (let i = 0; i < N; i++) {
      const word = rng.uint32();
      counts.forEach((count, byte) => count[(word >>> (8 * byte)) & 255]!++);
    }
    counts.forEach(assertEven);
  });
}

Deno.test("normal() falls evenly between the quantiles of a normal distribution", () => {
  const rng = new Rng(3);
  const bounds = Array.from(
    { length: 15 },
    (_, i) => normalQuantile((i + 1) / 16),
  );
  const counts = new Uint32Array(16);
  for (let i = 0; i < N; i++) {
    const x = rng.normal();
    counts[bounds.filter((bound) => x >= bound).length]!++;
  }
  assertEven(counts);
});

Deno.test("integer() is even where plain remainders are not", () => {
  const rng = new Rng(4);
  const counts = new Uint32Array(3);
  // Remainders by 3/4 of 2^53 would fall twice as often on the first third.
  for (let i = 0; i < N; i++) {
    counts[Math.floor(rng.integer(0, 3 * 2 ** 51) / 2 ** 51)]!++;
  }
  assertEven(counts);
});

Deno.test("integer() reaches both ends and nothing beyond", () => {
  const rng = new Rng(5);
  const counts = new Map<number, number>();
  for (let i = 0; i < N; i++) {
    const value = rng.integer(-3, 4);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  assert([...counts.keys()].every((value) => value >= -3 && value <= 3));
  assertEven([-3, -2, -1, 0, 1, 2, 3].map((value) => counts.get(value) ?? 0));
});

Deno.test("permutation() makes each of the 24 orders of four as often", () => {
  const rng = new Rng(6);
  const counts = new Map<string, number>();
  for (let i = 0; i < N; i++) {
    const order = rng.permutation(4).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert(counts.size === 24);
  assertEven([...counts.values()]);
});

const root = new Rng(0);
const PAIRS: Record<string, [Rng, Rng]> = {
  "labels 0 and 1": [root.split(0), root.split(1)],
  'labels "a" and "b"': [root.split("a"), root.split("b")],
  "a stream and its child": [new Rng(0), root.split(0)],
  "the same label of neighboring seeds": [root.split(1), new Rng(1).split(1)],
  "neighboring seeds": [new Rng(0), new Rng(1)],
  "a stream and itself one number on": [
    new Rng(0),
    Rng.from({ ...root.state(), drawn: 2 }),
  ],
};

for (const [name, pair] of Object.entries(PAIRS)) {
  Deno.test(`Rng gives uncorrelated numbers for ${name}`, () => {
    const [a, b] = pair.map((rng) => rng.fillNormal(new Float64Array(N)));
    assertAlmostEquals(correlation(a!, b!), 0, 5 / Math.sqrt(N));
  });
}

Deno.test("split() gives first numbers that are even over 100,000 labels", () => {
  const counts = new Uint32Array(256);
  for (let i = 0; i < N; i++) counts[root.split(i).uint32() & 255]!++;
  assertEven(counts);
});
