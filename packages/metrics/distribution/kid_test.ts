import { assert, assertEquals, assertRejects } from "@std/assert";
import { type Features, pureLinearAlgebra } from "@revisage/core";
import { EXPECTED, normal, PAIRS, points, readPair } from "../testing/sets.ts";
import { kid } from "./kid.ts";
import { polynomialMmd } from "./polynomial_mmd.ts";

function part({ data, dimensions }: Features, start: number, end: number) {
  const values = data.slice(start * dimensions, end * dimensions);
  return { data: values, count: end - start, dimensions };
}

function matrix({ data, count, dimensions }: Features) {
  return { rows: count, columns: dimensions, data: Float64Array.from(data) };
}

for (const name of PAIRS) {
  const { count, whole, halves } = EXPECTED[name]!.kid;

  Deno.test(`KID of the whole set is torch-fidelity's: ${name}`, async () => {
    const { restored, reference } = readPair(name);
    const { mean, subsetSize } = await kid({
      restored: part(restored, 0, count),
      reference: part(reference, 0, count),
    }, { subsets: 2 });
    assert(Math.abs(mean / whole - 1) < 1e-8, `${mean}, ${whole}`);
    assertEquals(subsetSize, count);
  });

  Deno.test(`KID of halves is torch-fidelity's: ${name}`, async () => {
    const { restored, reference } = readPair(name);
    const half = Math.floor(count / 2);
    const found = await polynomialMmd({
      restored: matrix(part(restored, 0, half)),
      reference: matrix(part(reference, count - half, count)),
    }, pureLinearAlgebra);
    assert(Math.abs(found / halves - 1) < 1e-8, `${found}, ${halves}`);
  });
}

const pair = { restored: normal(40, 3, 1), reference: normal(30, 3, 2) };

Deno.test("mean and deviation are those of the subsets, by the seed", async () => {
  const options = { subsets: 8, subsetSize: 10 };
  const zero = await kid(pair, options);
  assertEquals(await kid(pair, { ...options, seed: 0 }), zero);
  const other = await kid(pair, { ...options, seed: 1 });
  assert(other.mean !== zero.mean && other.std !== zero.std);
  assert(zero.std > 0);

  // One subset more or less leaves the others: means tell each one's value.
  const means = await Promise.all(
    [1, 2].map(async (subsets) =>
      (await kid(pair, { subsets, subsetSize: 10 })).mean
    ),
  );
  const [first, second] = [means[0]!, 2 * means[1]! - means[0]!];
  const two = await kid(pair, { subsets: 2, subsetSize: 10 });
  assert(Math.abs(two.std - Math.abs(first - second) / 2) < 1e-12);
});

Deno.test("a subset is 1000 images, or all of the smaller set", async () => {
  const subsets = 1;
  assertEquals((await kid(pair, { subsets })).subsetSize, 30);
  const large = { restored: normal(1100, 1, 1), reference: normal(1001, 1, 2) };
  assertEquals((await kid(large, { subsets })).subsetSize, 1000);
});

Deno.test("100 subsets are drawn, each of as many of either set", async () => {
  let calls = 0;
  await kid(pair, {
    subsetSize: 7,
    linearAlgebra: {
      ...pureLinearAlgebra,
      product: (a, b, options) => {
        calls++;
        assertEquals([a.rows, b.rows], [7, 7]);
        return pureLinearAlgebra.product(a, b, options);
      },
    },
  });
  assertEquals(calls, 300);
});

Deno.test("of equal distributions it is 0 on average, not above", async () => {
  const same = { restored: normal(2000, 4, 1), reference: normal(2000, 4, 2) };
  const { mean, std } = await kid(same, { subsets: 40, subsetSize: 100 });
  assert(Math.abs(mean) < 2 * std / Math.sqrt(20), `${mean}, ${std}`);
});

Deno.test("wrong options and sets are refused", async () => {
  const says = async (action: () => Promise<unknown>, message: string) =>
    assertEquals((await assertRejects(action, RangeError)).message, message);
  await says(
    () => kid({ restored: points(1, 2), reference: points(1) }),
    "Cannot compute KID: reference must have at least 2 images (for pairs " +
      "within it), got 1",
  );
  await says(
    () => kid(pair, { subsetSize: 31 }),
    "Cannot compute KID: subsetSize must be an integer from 2 to 30, the " +
      "images of the smaller set, got 31",
  );
  await says(
    () => kid(pair, { subsets: 0 }),
    "Cannot compute KID: subsets must be an integer of at least 1, got 0",
  );
});
