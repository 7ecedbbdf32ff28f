import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { bootstrapMean, type BootstrapOptions } from "./bootstrap_mean.ts";
import fixtures from "./testdata/uncertainty.json" with { type: "json" };

const finite = fc.double({ min: -100, max: 100, noNaN: true });
const anyValues = fc.array(finite, { minLength: 2, maxLength: 12 });

for (const { ones, count, level, low, high } of fixtures.binomial) {
  Deno.test(`bootstrapMean() of ${ones} in ${count} is the binomial's ${level}`, () => {
    const values = Array.from({ length: count }, (_, i) => i < ones ? 1 : 0);
    const interval = bootstrapMean(values, { level, resamples: 5000 });
    assertAlmostEquals(interval.mean, ones / count, 1e-15);
    assertAlmostEquals(interval.low, low, 1e-12);
    assertAlmostEquals(interval.high, high, 1e-12);
  });
}

Deno.test("bootstrapMean() by person is that of all ways to draw people", () => {
  const { values, identities, shares, quantiles } = fixtures.people;
  for (const [i, level] of [[0, 0.8], [1, 0.5]] as const) {
    const interval = bootstrapMean(values, {
      identities,
      level,
      resamples: 40_000,
    });
    assertAlmostEquals(interval.low, quantiles[i]!, 0.05);
    assertAlmostEquals(interval.high, quantiles[3 - i]!, 0.05);
    assertAlmostEquals((1 - level) / 2, shares[i]!, 1e-12);
  }
});

Deno.test("bootstrapMean() says what was drawn, how often, and from which seed", () => {
  const { low, high, ...rest } = bootstrapMean([1, 2, 6], { resamples: 50 });
  assertEquals(rest, {
    mean: 3,
    level: 0.95,
    unit: "image",
    count: 3,
    resamples: 50,
    seed: 0,
  });
  assert(low < high);
  const { unit, count, mean } = bootstrapMean([1, 2, 6], {
    identities: ["a", "a", "b"],
  });
  assertEquals({ unit, count, mean }, { unit: "person", count: 2, mean: 3 });
});

Deno.test("bootstrapMean() repeats by its seed, 0 too, and every option matters", () => {
  const values = Array.from({ length: 11 }, (_, i) => Math.sqrt(i + 1));
  const usual = bootstrapMean(values);
  assertEquals(bootstrapMean(values), usual);
  assertEquals(bootstrapMean(values, { seed: 0 }), usual);
  const identities = values.map((_, i) => i >> 1);
  const others: BootstrapOptions[] = [
    { seed: 1 },
    { level: 0.5 },
    { resamples: 100 },
    { identities },
  ];
  for (const options of others) {
    const { low, high } = bootstrapMean(values, options);
    assert(low !== usual.low || high !== usual.high, JSON.stringify(options));
  }
});

Deno.test("bootstrapMean() is wider by person where a person's images are alike", () => {
  const values = Array.from({ length: 60 }, (_, i) => Math.floor(i / 6) % 5);
  const identities = values.map((_, i) => Math.floor(i / 6));
  const images = bootstrapMean(values);
  const persons = bootstrapMean(values, { identities });
  // √6 in theory.
  const ratio = (persons.high - persons.low) / (images.high - images.low);
  assert(ratio > 2 && ratio < 3, `${ratio}`);
});

Deno.test("bootstrapMean() by person is that by image if each person has one", () => {
  fc.assert(fc.property(anyValues, (values) => {
    const identities = values.map((_, i) => `person ${i}`);
    const byPerson = bootstrapMean(values, { identities, resamples: 40 });
    const byImage = bootstrapMean(values, { resamples: 40 });
    assertEquals(byPerson, { ...byImage, unit: "person" });
  }));
});

Deno.test("bootstrapMean() stays among the values, and moves and grows with them", () => {
  fc.assert(fc.property(anyValues, finite, (values, shift) => {
    const options = { resamples: 40 };
    const { mean, low, high } = bootstrapMean(values, options);
    assert(low <= high);
    assert(low >= Math.min(...values) - 1e-9);
    assert(high <= Math.max(...values) + 1e-9);
    const moved = bootstrapMean(values.map((v) => 2 * v + shift), options);
    assertAlmostEquals(moved.mean, 2 * mean + shift, 1e-9);
    assertAlmostEquals(moved.low, 2 * low + shift, 1e-9);
    assertAlmostEquals(moved.high, 2 * high + shift, 1e-9);
  }));
});

Deno.test("bootstrapMean() knows the PSNR of equal images", () => {
  const { mean, low, high } = bootstrapMean([Infinity, Infinity, Infinity]);
  assertEquals([mean, low, high], [Infinity, Infinity, Infinity]);
  const mixed = bootstrapMean([20, 30, Infinity], { resamples: 400 });
  assertEquals([mixed.mean, mixed.high], [Infinity, Infinity]);
  assertEquals(mixed.low, 20);
});

Deno.test("bootstrapMean() says what is wrong", () => {
  const messageOf = (values: number[], options?: BootstrapOptions) =>
    assertThrows(() => bootstrapMean(values, options), RangeError).message;
  const two = [1, 2];
  assertEquals(
    [
      messageOf([]),
      messageOf([7]),
      messageOf([1, NaN]),
      messageOf([1, Infinity, -Infinity]),
      messageOf(two, { identities: ["a"] }),
      messageOf(two, { identities: ["a", "a"] }),
      messageOf(two, { level: 1 }),
      messageOf(two, { resamples: 0 }),
      messageOf(two, { seed: 0.5 }),
    ],
    [
      "Cannot bootstrap: values must hold at least 2, got 0",
      "Cannot bootstrap: values must hold at least 2, got 1",
      "Cannot bootstrap: values[1] must be a number, got NaN",
      "Cannot bootstrap: values must not hold both Infinity and -Infinity, which have no mean",
      "Cannot bootstrap: identities must hold 2 entries, one for each value, got 1",
      "Cannot bootstrap: identities must name at least 2, got 1",
      "Cannot bootstrap: level must lie between 0 and 1, got 1",
      "Cannot bootstrap: resamples must be a positive integer, got 0",
      "Cannot seed Rng: seed must be an integer within ±(2^53 - 1), got 0.5",
    ],
  );
});
