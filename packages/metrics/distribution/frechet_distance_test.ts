import { assert, assertEquals, assertRejects } from "@std/assert";
import { pureLinearAlgebra } from "@revisage/core";
import {
  EXPECTED,
  normal,
  PAIRS,
  points,
  readPair,
  rowsAt,
} from "../testing/sets.ts";
import { computeStatistics, type Statistics } from "../features/statistics.ts";
import { fid, frechetDistance } from "./frechet_distance.ts";

// Where covariances are singular, the others take roots of noise about 0.
const TOLERANCES: Readonly<Record<string, number>> = {
  "pytorch-fid": 1e-6,
  "clean-fid": 1e-6,
  "torch-fidelity": 1e-6,
  exact: 1e-9,
};

for (const name of PAIRS) {
  for (const [toolkit, expected] of Object.entries(EXPECTED[name]!.fid)) {
    Deno.test(`FID is that of ${toolkit}: ${name}`, async () => {
      const found = await fid(readPair(name));
      const error = Math.abs(found / expected - 1);
      assert(error < TOLERANCES[toolkit]!, `${found}, ${expected}`);
    });
  }
}

function diagonal(mean: number[], variances: number[]): Statistics {
  const n = mean.length;
  const covariance = new Float64Array(n * n);
  variances.forEach((variance, i) => covariance[i * n + i] = variance);
  return { mean: Float64Array.from(mean), covariance, dimensions: n };
}

Deno.test("of diagonal covariances it is found by hand, zeros among them", async () => {
  const restored = diagonal([1, 2, 3, 4], [4, 0, 9, 0]);
  const reference = diagonal([1, 0, 3, 5], [1, 1, 0, 0]);
  const distance = await frechetDistance({ restored, reference });
  // Means (0, 2, 0, 1) apart, roots (1, 1, 3, 0) apart.
  assert(Math.abs(distance - (4 + 1 + 1 + 1 + 9)) < 1e-12, `${distance}`);
});

Deno.test("both ways it is the same, and of a set with itself 0", async () => {
  const [a, b] = [normal(30, 40, 1), normal(50, 40, 2, 1, 2)];
  const there = await fid({ restored: a, reference: b });
  const back = await fid({ restored: b, reference: a });
  assert(Math.abs(there / back - 1) < 1e-12);
  assert(Math.abs(await fid({ restored: a, reference: a })) < 1e-6);
});

Deno.test("a set of one image many times is apart by means and variances", async () => {
  const same = rowsAt(points(3), [0, 0, 0]);
  const distance = await fid({ restored: same, reference: points(1, 2, 3) });
  assertEquals(distance, 1 + 1);
});

Deno.test("more columns than a block are taken off in turn", async () => {
  // Covariances commute: the root of their product is known.
  const n = 150;
  const values = Array.from({ length: n }, (_, i) => (i * 37 % n) / 10);
  const restored = diagonal(Array(n).fill(0), values);
  const reference = diagonal(Array(n).fill(0), Array(n).fill(1));
  const expected = values
    .reduce((sum, value) => sum + (Math.sqrt(value) - 1) ** 2, 0);
  const distance = await frechetDistance({ restored, reference });
  assert(Math.abs(distance / expected - 1) < 1e-12, `${distance}`);
});

Deno.test("the linear algebra that is given is the one that is used", async () => {
  const called = new Set<string>();
  const linearAlgebra = {
    ...pureLinearAlgebra,
    gram: (...args: Parameters<typeof pureLinearAlgebra.gram>) => {
      called.add("gram");
      return pureLinearAlgebra.gram(...args);
    },
    symmetricEigenvalues: (
      ...args: Parameters<typeof pureLinearAlgebra.symmetricEigenvalues>
    ) => {
      called.add("symmetricEigenvalues");
      return pureLinearAlgebra.symmetricEigenvalues(...args);
    },
  };
  await fid(readPair("full"), { linearAlgebra });
  assertEquals([...called], ["gram", "symmetricEigenvalues"]);
});

Deno.test("statistics are left as they were", async () => {
  const { restored, reference } = readPair("full");
  const pair = {
    restored: await computeStatistics(restored),
    reference: await computeStatistics(reference),
  };
  const before = structuredClone(pair);
  await frechetDistance(pair);
  assertEquals(pair, before);
});

Deno.test("what cannot be compared is refused", async () => {
  const says = async (action: () => Promise<unknown>, message: string) =>
    assertEquals((await assertRejects(action, RangeError)).message, message);
  await says(
    () => fid({ restored: points(1), reference: points(1, 2) }),
    "Cannot compute FID: restored must have at least 2 images (for a " +
      "covariance), got 1",
  );
  await says(
    () => fid({ restored: normal(2, 3, 1), reference: points(1, 2) }),
    "Cannot compute FID: restored must have 1 dimensions as reference has, " +
      "got 3",
  );
  await says(
    () =>
      frechetDistance({
        restored: diagonal([1, 2], [1, 1]),
        reference: diagonal([1], [1]),
      }),
    "Cannot compute FID: restored must have 1 dimensions as reference has, " +
      "got 2",
  );
});

Deno.test("statistics that are broken are refused on both sides", async () => {
  const whole = diagonal([1, 2], [3, 4]);
  const broken: [Partial<Statistics>, string][] = [
    [{ mean: Float64Array.of(1) }, "mean must hold 2 values, got 1"],
    [
      { covariance: Float64Array.of(1) },
      "covariance must hold 4 values, got 1",
    ],
    [
      { mean: Float64Array.of(1, Infinity) },
      "mean must be finite, got Infinity",
    ],
    [
      { covariance: Float64Array.of(1, NaN, 0, 1) },
      "covariance must be finite, got NaN",
    ],
  ];
  for (const [part, why] of broken) {
    for (const side of ["restored", "reference"] as const) {
      const pair = { restored: whole, reference: whole };
      const { message } = await assertRejects(
        () => frechetDistance({ ...pair, [side]: { ...whole, ...part } }),
        RangeError,
      );
      assertEquals(message, `Cannot compute FID: ${side}.${why}`);
    }
  }
});
