import { assertEquals, assertRejects } from "@std/assert";
import * as fc from "fast-check";
import type { FeaturePair } from "../features/check_pair.ts";
import { squaredDistance } from "../neighbors/squared_distance.ts";
import { normal, pairs, points, rowsAt } from "../testing/sets.ts";
import { worstAlgebra } from "../testing/worst_algebra.ts";
import { realism } from "./realism.ts";

/** The slow twin. */
function slow({ restored, reference }: FeaturePair, k: number): number[] {
  const rows = Array.from({ length: reference.count }, (_, i) => i);
  const radii = rows.map((i) =>
    rows.filter((j) => j !== i)
      .map((j) => squaredDistance(reference, i, reference, j))
      .sort((a, b) => a - b)[k - 1]!
  );
  const sorted = radii.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return Array.from(
    { length: restored.count },
    (_, i) =>
      Math.sqrt(Math.max(
        ...rows.filter((j) => radii[j]! <= median).map((j) => {
          const distance = squaredDistance(restored, i, reference, j);
          return distance === 0 ? Infinity : radii[j]! / distance;
        }),
      )),
  );
}

Deno.test("scores are those of the slow twin, with ties and equal rows", () =>
  fc.assert(fc.asyncProperty(pairs, fc.nat(), async ({ pair, k }, seed) => {
    const linearAlgebra = worstAlgebra(seed);
    assertEquals([...await realism(pair, k, { linearAlgebra })], slow(pair, k));
  })));

Deno.test("scores are those of the slow twin to the last bit", async () => {
  const reference = normal(1050, 5, 1);
  const pair = { restored: normal(40, 5, 2, 1), reference };
  const linearAlgebra = worstAlgebra(3);
  assertEquals([...await realism(pair, 3, { linearAlgebra })], slow(pair, 3));
  const same = { restored: rowsAt(reference, [7, 5]), reference };
  assertEquals([...await realism(same)], [Infinity, Infinity]);
});

Deno.test("balls larger than the median hold nothing", async () => {
  // Radii 1, 1, 1, 96 of 0, 1, 2 and 98.
  const pair = { restored: points(90), reference: points(0, 1, 2, 98) };
  assertEquals([...await realism(pair, 1)], [1 / 88]);
});

Deno.test("too few references are refused", async () => {
  const pair = { restored: points(1), reference: points(1, 2) };
  const error = await assertRejects(() => realism(pair, 2), RangeError);
  assertEquals(
    error.message,
    "Cannot compute realism: reference must have at least 3 images (itself " +
      "and k = 2 neighbors), got 2",
  );
});
