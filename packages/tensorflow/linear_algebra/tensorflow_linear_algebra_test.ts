import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { type Matrix, pureLinearAlgebra, Rng } from "@revisage/core";
import fc from "fast-check";
import { testBackend } from "../testing/backend.ts";
import { tensorflowLinearAlgebra } from "./tensorflow_linear_algebra.ts";

await testBackend();
const native = tensorflowLinearAlgebra();
const pure = pureLinearAlgebra;

/** Normal numbers, some of them far larger than others. */
function random(rows: number, columns: number, seed: number): Matrix {
  const data = new Rng(seed).fillNormal(new Float64Array(rows * columns));
  return { rows, columns, data: data.map((x) => x * Math.exp(x)) };
}

async function symmetric(n: number, seed: number): Promise<Matrix> {
  return await pure.gram(random(n + 1, n, seed));
}

/** The largest difference, as a share of the largest value. */
function difference(a: Float64Array, b: Float64Array): number {
  assertEquals(a.length, b.length);
  let largest = 0, apart = 0;
  for (let i = 0; i < a.length; i++) {
    largest = Math.max(largest, Math.abs(b[i]!));
    apart = Math.max(apart, Math.abs(a[i]! - b[i]!));
  }
  return largest === 0 ? apart : apart / largest;
}

function assertAgree(found: Matrix, expected: Matrix): void {
  assertEquals([found.rows, found.columns], [expected.rows, expected.columns]);
  assert(difference(found.data, expected.data) < 1e-13);
}

const size = fc.integer({ min: 0, max: 24 });
const seed = fc.nat();

Deno.test("products agree with the plain ones, transposed or not", () =>
  fc.assert(fc.asyncProperty(
    fc.record({ rows: size, depth: size, columns: size, seed }),
    fc.record({ transposeA: fc.boolean(), transposeB: fc.boolean() }),
    async ({ rows, depth, columns, seed }, options) => {
      const { transposeA, transposeB } = options;
      const a = random(...turn(rows, depth, transposeA), seed);
      const b = random(...turn(depth, columns, transposeB), seed + 1);
      assertAgree(
        await native.product(a, b, options),
        await pure.product(a, b, options),
      );
    },
  )));

function turn(rows: number, columns: number, turned: boolean) {
  const shape: [number, number] = turned ? [columns, rows] : [rows, columns];
  return shape;
}

Deno.test("gram matrices agree with the plain ones, and are symmetric to the bit", () =>
  fc.assert(
    fc.asyncProperty(size, size, seed, async (rows, columns, seed) => {
      const x = random(rows, columns, seed);
      const found = await native.gram(x);
      assertAgree(found, await pure.gram(x));
      assertSymmetric(found);
    }),
  ));

function assertSymmetric({ rows: n, data }: Matrix): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      assertEquals(data[i * n + j], data[j * n + i]);
    }
  }
}

Deno.test("a gram matrix of more rows than fit into one block is the same", async () => {
  const x = random(150_000, 60, 3); // 2^23 values are 139,810 rows
  const found = await native.gram(x);
  assertAgree(found, await pure.gram(x));
  assertSymmetric(found);
});

Deno.test("eigenvalues agree with the plain ones, ascending", () =>
  fc.assert(fc.asyncProperty(size, seed, async (n, seed) => {
    const a = await symmetric(n, seed);
    const found = await native.symmetricEigenvalues(a);
    const expected = await pure.symmetricEigenvalues(a);
    assert(difference(found, expected) < 1e-13);
    assertEquals(found, found.toSorted());
  })));

Deno.test("eigenvectors make up the matrix again", () =>
  fc.assert(fc.asyncProperty(size, seed, async (n, seed) => {
    const a = await symmetric(n, seed);
    const { values, vectors } = await native.symmetricEigen(a);
    const scaled = vectors.data.map((x, i) => x * values[i % n]!);
    const product = await pure.product(
      { ...vectors, data: scaled },
      vectors,
      { transposeB: true },
    );
    assertAgree(product, a);
    const unit = await pure.gram(vectors);
    unit.data.forEach((x, i) =>
      assert(Math.abs(x - (i % (n + 1) === 0 ? 1 : 0)) < 1e-13)
    );
  })));

Deno.test("large matrices agree too", async () => {
  const a = await symmetric(200, 1);
  assert(
    difference(
      await native.symmetricEigenvalues(a),
      await pure.symmetricEigenvalues(a),
    ) < 1e-13,
  );
  assertAgree(await native.product(a, a), await pure.product(a, a));
});

Deno.test("of halves that differ by roundings, the mean counts, as in the plain one", async () => {
  const data = Float64Array.of(2, 1, 1 + 1e-10, 3);
  const given = data.slice();
  const a = { rows: 2, columns: 2, data };
  const found = await native.symmetricEigenvalues(a);
  assert(difference(found, await pure.symmetricEigenvalues(a)) < 1e-14);
  assertEquals(data, given);
});

Deno.test("huge and tiny matrices have eigenvalues, too", async () => {
  for (const scale of [1e300, 1e-290]) {
    const data = Float64Array.of(2, 1, 1, 2).map((x) => x * scale);
    const a = { rows: 2, columns: 2, data };
    const found = await native.symmetricEigenvalues(a);
    assert(difference(found, Float64Array.of(scale, 3 * scale)) < 1e-15);
  }
});

Deno.test("a matrix may be a part of a larger buffer", async () => {
  const { data } = random(4, 4, 5);
  const part = { rows: 2, columns: 3, data: data.subarray(5, 11) };
  assertAgree(await native.gram(part), await pure.gram(part));
});

Deno.test("the backend in use does not matter, once TensorFlow is loaded", async () => {
  await tf.setBackend("cpu");
  try {
    const x = random(3, 2, 1);
    assertAgree(await tensorflowLinearAlgebra().gram(x), await pure.gram(x));
  } finally {
    await tf.setBackend("tensorflow");
  }
});
