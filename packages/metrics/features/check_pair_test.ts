import { assertEquals, assertRejects } from "@std/assert";
import { densityCoverage } from "../distribution/density_coverage.ts";
import { improvedPrecisionRecall } from "../distribution/precision_recall.ts";
import { normal, points } from "../testing/sets.ts";
import type { FeaturePair } from "./check_pair.ts";

const REFUSED: [FeaturePair, number, string][] = [
  [
    { restored: points(1, 2, 3), reference: points(1, 2, 3) },
    3,
    "Cannot compute precision and recall: restored must have at least " +
    "4 images (itself and k = 3 neighbors), got 3",
  ],
  [
    { restored: points(1, 2, 3), reference: points(1) },
    1,
    "Cannot compute precision and recall: reference must have at least " +
    "2 images (itself and k = 1 neighbors), got 1",
  ],
  [
    { restored: points(1, 2), reference: normal(2, 3, 1) },
    1,
    "Cannot compute precision and recall: restored must have 3 dimensions " +
    "as reference has, got 1",
  ],
  [
    { restored: points(1, NaN), reference: points(1, 2) },
    1,
    "Cannot use restored: row 1, column 0 must be finite, got NaN",
  ],
  [
    { restored: points(1, 2), reference: points(1, 2) },
    0.5,
    "Cannot compute precision and recall: k must be an integer of at " +
    "least 1, got 0.5",
  ],
];

for (const [pair, k, message] of REFUSED) {
  Deno.test(`it says: ${message}`, async () => {
    const error = await assertRejects(
      () => improvedPrecisionRecall(pair, k),
      RangeError,
    );
    assertEquals(error.message, message);
  });
}

Deno.test("density and coverage need neighbors of references only", async () => {
  const pair = { restored: points(1), reference: points(0, 2, 9) };
  assertEquals(await densityCoverage(pair, 2), { density: 1.5, coverage: 1 });
});
