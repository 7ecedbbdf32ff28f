import { createImage } from "@revisage/core";
import { assertEquals } from "@std/assert";
import { Means } from "./means.ts";
import type { Measure } from "./measure.ts";

const image = (level: number) =>
  createImage(1, 1, new Uint8Array(3).fill(level));

/** By how much the first pixel is off. */
const difference: Measure = {
  name: "difference",
  better: "lower",
  measure: ({ restored, reference }) =>
    restored.map(({ data }, i) => Math.abs(data[0]! - reference[i]!.data[0]!)),
};

/** The same, later. */
const slow: Measure = {
  ...difference,
  name: "slow",
  measure: (pairs) => Promise.resolve(difference.measure(pairs)),
};

Deno.test("each pair counts alike, however they came", async () => {
  const means = new Means([difference, slow]);
  await means.add({ restored: [image(5)], reference: [image(1)] });
  await means.add({
    restored: [image(2), image(9)],
    reference: [image(1), image(5)],
  });
  assertEquals(means.values(), { difference: 3, slow: 3 });
});

Deno.test("without pairs and without measures there is nothing to tell", async () => {
  assertEquals(new Means([difference]).values(), {});
  const means = new Means([]);
  await means.add({ restored: [image(1)], reference: [image(1)] });
  assertEquals(means.values(), {});
});
