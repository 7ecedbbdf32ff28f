import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Features } from "@revisage/core";
import * as fc from "fast-check";
import type { FeaturePair } from "../features/check_pair.ts";
import { squaredDistance } from "../neighbors/squared_distance.ts";
import {
  EXPECTED,
  normal,
  PAIRS,
  pairs,
  points,
  readPair,
  rowsAt,
} from "../testing/sets.ts";
import { worstAlgebra } from "../testing/worst_algebra.ts";
import { densityCoverage, prdc } from "./density_coverage.ts";
import { improvedPrecisionRecall } from "./precision_recall.ts";

/** Whether ball `j` of `balls` holds row `i` of `images`; the slow twin. */
function holds(
  balls: Features,
  j: number,
  images: Features,
  i: number,
  k: number,
) {
  const others = Array.from({ length: balls.count }, (_, other) => other)
    .filter((other) => other !== j)
    .map((other) => squaredDistance(balls, j, balls, other))
    .sort((a, b) => a - b);
  return squaredDistance(images, i, balls, j) <= others[k - 1]!;
}

function slow({ restored, reference }: FeaturePair, k: number) {
  const some = (images: Features, balls: Features) =>
    rows(images).filter((i) =>
      rows(balls).some((j) => holds(balls, j, images, i, k))
    ).length / images.count;
  const pairsInside = rows(restored).map((i) =>
    rows(reference).filter((j) => holds(reference, j, restored, i, k))
  );
  const held = new Set(pairsInside.flat());
  return {
    precision: some(restored, reference),
    recall: some(reference, restored),
    density: pairsInside.flat().length / (k * restored.count),
    coverage: held.size / reference.count,
  };
}

function rows({ count }: Features): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

Deno.test("all four are those of the slow twin, with ties and equal rows", () =>
  fc.assert(fc.asyncProperty(pairs, fc.nat(), async ({ pair, k }, seed) => {
    const options = { linearAlgebra: worstAlgebra(seed) };
    const expected = slow(pair, k);
    const { precision, recall, density, coverage } = expected;
    assertEquals(await prdc(pair, k, options), expected);
    assertEquals(
      await improvedPrecisionRecall(pair, k, options),
      { precision, recall },
    );
    assertEquals(
      await densityCoverage(pair, k, options),
      { density, coverage },
    );
  })));

for (const name of PAIRS) {
  Deno.test(`precision and recall are torch-fidelity's: ${name}`, async () => {
    const pair = readPair(name);
    const { precision, recall } = await improvedPrecisionRecall(pair);
    const expected = EXPECTED[name]!.precisionRecall; // In float32.
    assertEquals(Math.fround(precision), expected.precision);
    assertEquals(Math.fround(recall), expected.recall);
  });

  Deno.test(`all four are prdc's: ${name}`, async () => {
    const found = await prdc(readPair(name), 5, { surface: "outside" });
    const { density, ...expected } = EXPECTED[name]!.prdc;
    assertEquals({ ...found, density: 0 }, { ...expected, density: 0 });
    assert(Math.abs(found.density - density) < 1e-15); // Other roundings.
  });
}

Deno.test("on the surface is inside, unless it is to be outside", async () => {
  // Restored images lie on the surfaces of their neighbors' balls, by numbers
  // whose products are rounded.
  const set = normal(50, 16, 1, 3);
  const pair = { restored: set, reference: set };
  const outside = { surface: "outside" } as const;
  assertEquals((await densityCoverage(pair, 5)).density, 6 / 5);
  assertEquals((await densityCoverage(pair, 5, outside)).density, 1);

  const line = { restored: points(0, 2), reference: points(4, 6) };
  const inside = await improvedPrecisionRecall(line, 1);
  assertEquals(inside, { precision: 0.5, recall: 0.5 });
  const strict = await improvedPrecisionRecall(line, 1, outside);
  assertEquals(strict, { precision: 0, recall: 0 });
});

Deno.test("a surface of another name is refused by each measure", async () => {
  const pair = { restored: points(0, 2), reference: points(4, 6) };
  const options = { surface: "Inside" as "inside" };
  const named = {
    "precision and recall": improvedPrecisionRecall,
    "density and coverage": densityCoverage,
    "precision, recall, density and coverage": prdc,
  };
  for (const [what, measure] of Object.entries(named)) {
    const { message } = await assertRejects(
      () => measure(pair, 1, options),
      RangeError,
    );
    assertEquals(
      message,
      `Cannot compute ${what}: surface must be one of "inside", "outside", got "Inside"`,
    );
  }
});

Deno.test("the direction is that of torch-fidelity's regression", async () => {
  const pair = readPair("swapped");
  const { precision, recall } = await improvedPrecisionRecall(pair);
  assertEquals(
    { precision, recall },
    EXPECTED.swapped as unknown as { precision: number; recall: number },
  );
  assert(precision > 0.8 && recall < 0.3);
});

Deno.test("permuting images changes nothing, k grows and nothing falls", () =>
  fc.assert(fc.asyncProperty(pairs, fc.nat(), async ({ pair, k }, turn) => {
    const turned = (set: Features) =>
      rowsAt(set, rows(set).map((i) => (i + turn) % set.count).reverse());
    const before = await prdc(pair, k);
    assertEquals(
      await prdc({
        restored: turned(pair.restored),
        reference: turned(pair.reference),
      }, k),
      before,
    );
    if (k === 1) return;
    const fewer = await prdc(pair, k - 1);
    assert(fewer.precision <= before.precision);
    assert(fewer.recall <= before.recall);
    assert(fewer.coverage <= before.coverage);
  })));

Deno.test("sets of several blocks are counted as by the slow twin", async () => {
  const pair = { restored: normal(1100, 2, 1), reference: normal(1050, 2, 2) };
  const k = 3;
  const radius = (set: Features) =>
    rows(set).map((i) =>
      Float64Array.from(
        rows(set),
        (j) => j === i ? Infinity : squaredDistance(set, i, set, j),
      ).sort()[k - 1]!
    );
  const [own, other] = [radius(pair.restored), radius(pair.reference)];
  let held = 0;
  const seen = new Set<number>(), found = new Set<number>();
  for (const i of rows(pair.restored)) {
    for (const j of rows(pair.reference)) {
      const distance = squaredDistance(pair.restored, i, pair.reference, j);
      if (distance <= other[j]!) held++, seen.add(i);
      if (distance <= own[i]!) found.add(j);
    }
  }
  const { precision, recall, density } = await prdc(pair, k);
  assertEquals([precision, recall, density], [
    seen.size / 1100,
    found.size / 1050,
    held / (k * 1100),
  ]);
});
