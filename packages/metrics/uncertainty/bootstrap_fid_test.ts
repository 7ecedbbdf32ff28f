import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
} from "@std/assert";
import type { Features } from "@revisage/core";
import { fid } from "../distribution/frechet_distance.ts";
import { normal } from "../testing/sets.ts";
import { bootstrapFid } from "./bootstrap_fid.ts";

function rows(...values: number[]): Features {
  const data = Float32Array.from(values);
  return { data, count: values.length, dimensions: 1 };
}

/** Each row twice. */
function twice({ data, count, dimensions }: Features): Features {
  const doubled = Array.from({ length: count }, (_, i) => {
    const row = [...data.subarray(i * dimensions, (i + 1) * dimensions)];
    return [...row, ...row];
  });
  return {
    data: Float32Array.from(doubled.flat()),
    count: 2 * count,
    dimensions,
  };
}

Deno.test("the interval lies about the FID of all images", async () => {
  const pair = {
    restored: normal(60, 5, 1, 1, 2),
    reference: normal(60, 5, 2),
  };
  const { value, low, high, draws } = await bootstrapFid(pair);
  assertEquals(value, await fid(pair));
  assertEquals(draws.length, 200);
  assertAlmostEquals(draws.reduce((a, b) => a + b) / 200, value, 1e-9);
  assert(low < value && value < high, `${low}, ${value}, ${high}`);
});

Deno.test("it holds the truth about as often as it says", async () => {
  // Means of 2 and 1, variances of 1: the distance is 1.
  let held = 0;
  for (let trial = 0; trial < 50; trial++) {
    const { low, high } = await bootstrapFid({
      restored: normal(100, 1, 1000 + trial, 2, 1),
      reference: normal(100, 1, 5000 + trial, 1, 1),
    }, { seed: trial, resamples: 80 });
    if (low <= 1 && 1 <= high) held++;
  }
  assert(held >= 41 && held <= 50, `${held} of 50`);
});

Deno.test("four times the images make it half as wide", async () => {
  const width = async (count: number) => {
    const { low, high } = await bootstrapFid({
      restored: normal(count, 3, 1, 1, 2),
      reference: normal(count, 3, 2),
    });
    return high - low;
  };
  assertAlmostEquals(await width(1600) / await width(400), 0.5, 0.15);
});

Deno.test("a person's images are drawn together", async () => {
  const single = {
    restored: normal(40, 2, 1, 1, 2),
    reference: normal(40, 2, 2),
  };
  const double = {
    restored: twice(single.restored),
    reference: twice(single.reference),
  };
  const identities = Array.from({ length: 80 }, (_, i) => i >> 1);
  const width = async (...args: Parameters<typeof bootstrapFid>) => {
    const { low, high } = await bootstrapFid(...args);
    return high - low;
  };
  const one = await width(single);
  assertAlmostEquals(await width(double, { identities }) / one, 1, 0.05);
  // Taken for other people, they would seem to say more.
  assert(await width(double) < 0.85 * one);
});

Deno.test("no end lies below 0, and the value not below the interval", async () => {
  const alike = { restored: normal(20, 2, 1), reference: normal(20, 2, 501) };
  const { value, low, high } = await bootstrapFid(alike);
  assertEquals(low, 0);
  assert(low < value && value < high, `${value}, ${high}`);
  for (let seed = 0; seed < 10; seed++) {
    const set = normal(20, 3, seed);
    const same = { restored: set, reference: set };
    const { value, low, high } = await bootstrapFid(same, { resamples: 20 });
    assert(low <= value && value <= high, `${low}, ${value}, ${high}`);
  }
});

Deno.test("the same seed gives the same interval", async () => {
  const pair = {
    restored: normal(20, 2, 1, 1, 2),
    reference: normal(20, 2, 2),
  };
  const first = await bootstrapFid(pair, { seed: 1 });
  assertEquals(await bootstrapFid(pair, { seed: 1 }), first);
  assert((await bootstrapFid(pair, { seed: 2 })).low !== first.low);
});

Deno.test("pairs must be pairs", async () => {
  await assertRejects(
    () => bootstrapFid({ restored: rows(1, 2), reference: rows(1, 2, 3) }),
    RangeError,
    "Cannot bootstrap FID: restored must hold 3 images as reference, got 2",
  );
  await assertRejects(
    () =>
      bootstrapFid({ restored: rows(1, 2), reference: rows(1, 2) }, {
        identities: [1],
      }),
    RangeError,
    "Cannot bootstrap FID: identities must hold 2 entries",
  );
  await assertRejects(
    () =>
      bootstrapFid({ restored: rows(1, 2), reference: rows(1, 3) }, {
        identities: [1, 1],
      }),
    RangeError,
    "Cannot bootstrap FID: identities must name at least 2, got 1",
  );
});
