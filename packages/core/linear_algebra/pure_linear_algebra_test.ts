import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Matrix } from "./matrix.ts";
import { gram } from "./product.ts";
import { pureLinearAlgebra } from "./pure_linear_algebra.ts";
import numpy from "./testdata/numpy.json" with { type: "json" };
import { relativeError } from "./testing/matrices.ts";

interface StoredMatrix extends Omit<Matrix, "data"> {
  readonly data: readonly number[];
}

function read({ rows, columns, data }: StoredMatrix): Matrix {
  return { rows, columns, data: Float64Array.from(data) };
}

Deno.test("product and gram agree with NumPy", async () => {
  const [a, b] = [read(numpy.a), read(numpy.b)];
  const product = await pureLinearAlgebra.product(a, b, { transposeA: true });
  assertEquals([product.rows, product.columns], [3, 4]);
  assert(relativeError(product.data, numpy.product.data) < 1e-15);
  const square = await pureLinearAlgebra.gram(a);
  assert(relativeError(square.data, numpy.gram.data) < 1e-15);
});

for (const { name, matrix, values, vectors } of numpy.spectra) {
  Deno.test(`the spectrum of ${name} agrees with NumPy`, async () => {
    const a = read(matrix);
    const found = await pureLinearAlgebra.symmetricEigenvalues(a);
    assert(relativeError(found, values) < 1e-14);
    const eigen = await pureLinearAlgebra.symmetricEigen(a);
    assert(relativeError(eigen.values, values) < 1e-14);

    // A vector is only as certain as its value is alone; its sign is free.
    const dots = await pureLinearAlgebra.product(
      eigen.vectors,
      read(vectors),
      { transposeA: true },
    );
    values.forEach((value, i) => {
      const isAlone = values.every((other, j) =>
        i === j || Math.abs(other - value) > 1e-3
      );
      const dot = Math.abs(dots.data[i * (values.length + 1)]!);
      if (isAlone) assert(Math.abs(dot - 1) < 1e-12, `${name}: ${dot}`);
    });
  });
}

Deno.test("an error is a promise that is rejected, never a throw", async () => {
  const wrong = { rows: 1, columns: 2, data: new Float64Array(3) };
  const { product, symmetricEigen, symmetricEigenvalues } = pureLinearAlgebra;
  const promises = [
    pureLinearAlgebra.gram(wrong),
    product(wrong, wrong),
    symmetricEigen(wrong),
    symmetricEigenvalues(wrong),
  ];
  for (const promise of promises) {
    await assertRejects(() => promise, RangeError, "Cannot ");
  }
});

Deno.test("it computes what the plain functions compute", async () => {
  const x = read(numpy.a);
  assertEquals(await pureLinearAlgebra.gram(x), gram(x));
});
