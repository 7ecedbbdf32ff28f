import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { type Features, pureLinearAlgebra } from "@revisage/core";
import { normal, PAIRS, readMoments, readPair } from "../testing/sets.ts";
import { computeStatistics, type Statistics } from "./statistics.ts";
import { StatisticsAccumulator } from "./statistics_accumulator.ts";

/** Relative to the largest value. */
function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  assertEquals(a.length, b.length);
  let size = 0, most = 0;
  for (let i = 0; i < a.length; i++) {
    size = Math.max(size, Math.abs(b[i]!));
    most = Math.max(most, Math.abs(a[i]! - b[i]!));
  }
  return most / size;
}

function assertNear(found: Statistics, expected: Statistics): void {
  assert(apart(found.mean, expected.mean) < 1e-14);
  assert(apart(found.covariance, expected.covariance) < 1e-12);
}

for (const name of PAIRS) {
  Deno.test(`mean and covariance are NumPy's: ${name}`, async () => {
    const { mean, covariance } = await computeStatistics(
      readPair(name).restored,
    );
    const expected = readMoments(name);
    assert(apart(mean, expected.mean) < 1e-14);
    assert(apart(covariance, expected.covariance) < 1e-13);
  });
}

/** Rows `start` to before `end`. */
function part({ data, dimensions }: Features, start: number, end: number) {
  return {
    data: data.slice(start * dimensions, end * dimensions),
    count: end - start,
    dimensions,
  };
}

Deno.test("how rows are portioned does not change a bit", async () => {
  const features = normal(2500, 3, 1, 5);
  const expected = await computeStatistics(features);
  for (const size of [1, 1000, 1024, 2048]) {
    const accumulator = new StatisticsAccumulator(3);
    for (let row = 0; row < 2500; row += size) {
      await accumulator.add(part(features, row, Math.min(2500, row + size)));
      // Looking at it in between changes nothing.
      if (size === 1000) await accumulator.statistics();
    }
    assertEquals(accumulator.count, 2500);
    assertEquals(await accumulator.statistics(), expected);
  }
});

Deno.test("merging gives what all rows in one give", async () => {
  const features = normal(3000, 4, 2, 5);
  const [first, second] = [0, 0].map(() => new StatisticsAccumulator(4));
  await first!.add(part(features, 0, 1500));
  await second!.add(part(features, 1500, 3000));
  const before = await second!.statistics();
  await first!.merge(second!);
  assertEquals(first!.count, 3000);
  assertNear(await first!.statistics(), await computeStatistics(features));
  assertEquals(await second!.statistics(), before);

  const empty = new StatisticsAccumulator(4);
  await empty.merge(second!);
  assertNear(await empty.statistics(), before);
  await empty.merge(new StatisticsAccumulator(4));
  assertEquals(empty.count, 1500);
});

Deno.test("a large mean costs no digits, and halves are alike to the bit", async () => {
  const plain = normal(1500, 5, 3);
  const shift = 2 ** 20; // Exact for numbers on a grid.
  const onGrid = (x: number) => Math.round(x * 2 ** 20) / 2 ** 20;
  const data = plain.data.map(onGrid);
  const moved = data.map((x) => x + shift);
  const { covariance } = await computeStatistics({ ...plain, data: moved });
  const expected = await computeStatistics({ ...plain, data });
  assert(apart(covariance, expected.covariance) < 1e-11);
  for (let i = 0; i < 5; i++) {
    for (let j = 0; j < 5; j++) {
      assertEquals(covariance[i * 5 + j], covariance[j * 5 + i]);
    }
  }
});

Deno.test("no more than 1024 rows are multiplied, however many come", async () => {
  const sizes: number[] = [];
  const accumulator = new StatisticsAccumulator(2, {
    linearAlgebra: {
      ...pureLinearAlgebra,
      gram: (x) => {
        sizes.push(x.rows);
        return pureLinearAlgebra.gram(x);
      },
    },
  });
  await accumulator.add(normal(2500, 2, 1));
  await accumulator.statistics();
  assertEquals(sizes, [1024, 1024, 452]);
});

Deno.test("what has no covariance is refused", async () => {
  const says = async (action: () => Promise<unknown>, message: string) =>
    assertEquals((await assertRejects(action, RangeError)).message, message);
  await says(
    () => computeStatistics(normal(1, 2, 1)),
    "Cannot compute statistics: there must be at least 2 images, got 1",
  );
  const accumulator = new StatisticsAccumulator(2);
  await says(
    () => accumulator.add(normal(2, 3, 1)),
    "Cannot compute statistics: features must have 2 dimensions, got 3",
  );
  await says(
    () => accumulator.merge(new StatisticsAccumulator(3)),
    "Cannot compute statistics: other must have 2 dimensions, got 3",
  );
  const data = Float32Array.of(1, 2, 3, NaN);
  await says(
    () => accumulator.add({ data, count: 2, dimensions: 2 }),
    "Cannot use features: row 1, column 1 must be finite, got NaN",
  );
  assertEquals(accumulator.count, 0);
  const error = assertThrows(() => new StatisticsAccumulator(0), RangeError);
  assertEquals(
    error.message,
    "Cannot compute statistics: dimensions must be an integer of at least " +
      "1, got 0",
  );
});
