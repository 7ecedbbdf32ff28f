import { assertEquals, assertRejects } from "@std/assert";
import { type Matrix, pureLinearAlgebra } from "@revisage/core";
import { held, testBackend } from "../testing/backend.ts";
import { tensorflowLinearAlgebra } from "./tensorflow_linear_algebra.ts";

const backend = await testBackend();
const native = tensorflowLinearAlgebra();

function of(rows: number, columns: number, ...values: number[]): Matrix {
  return { rows, columns, data: Float64Array.from(values) };
}

const square = of(2, 2, 1, 2, 2, 1);

Deno.test("wrong matrices are refused in the words of the plain implementation", async () => {
  const before = held(backend);
  for (
    const { gram, product, symmetricEigen, symmetricEigenvalues } of [
      native,
      pureLinearAlgebra,
    ]
  ) {
    const refused = (promise: Promise<unknown>, message: string) =>
      assertRejects(() => promise, RangeError, message);
    await refused(
      gram(of(2, 2, 1, 2, 3)),
      "Cannot take the gram matrix: x.data must hold 2 × 2 values, got 3",
    );
    await refused(
      product(square, of(3, 1, 1, 2, 3)),
      "Cannot multiply: b.rows must be 2, got 3",
    );
    await refused(
      product(square, of(1, 3, 1, 2, 3), { transposeB: true }),
      "Cannot multiply: b.columns must be 2, got 3",
    );
    await refused(
      product(square, of(2, 1, NaN, 0)),
      "Cannot multiply: b must be finite, got NaN at [0, 0]",
    );
    await refused(
      symmetricEigenvalues(of(1, 2, 1, 2)),
      "Cannot take eigenvalues: a must be square, got 1 × 2",
    );
    await refused(
      symmetricEigen(of(2, 2, 1, 2, 3, 4)),
      "Cannot take eigenvectors: a must be symmetric, got 2 at [0, 1] " +
        "and 3 at [1, 0]",
    );
    await refused(
      symmetricEigen(of(1, 1, Infinity)),
      "Cannot take eigenvectors: a must be finite, got Infinity at [0, 0]",
    );
  }
  assertEquals(held(backend), before);
});

Deno.test("nothing is held, be there a result or an error of TensorFlow's", async () => {
  const before = held(backend);
  await native.gram(square);
  await native.product(square, square, { transposeA: true });
  await native.symmetricEigenvalues(square);
  await native.symmetricEigen(square);
  assertEquals(held(backend), before);
  // A product of 2⁸⁰ values, of factors that have none.
  const tall = { rows: 2 ** 40, columns: 0, data: new Float64Array() };
  await assertRejects(
    () => native.product(tall, tall, { transposeB: true }),
    Error,
    "Cannot run MatMul on float64[1099511627776,0], float64[1099511627776,0]: ",
  );
  assertEquals(held(backend), before);
});
