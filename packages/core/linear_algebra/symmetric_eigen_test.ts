import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { Rng } from "../rng/rng.ts";
import type { Matrix } from "./matrix.ts";
import { gram, product } from "./product.ts";
import { symmetricEigen, symmetricEigenvalues } from "./symmetric_eigen.ts";
import {
  at,
  matrixOf,
  relativeError,
  withSpectrum,
} from "./testing/matrices.ts";

function ascending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

/** V is orthogonal and A·V = V·diag(values), relative to A. */
function checkEigen(a: Matrix, tolerance: number): void {
  const { values, vectors } = symmetricEigen(a);
  const n = a.rows;
  const identity = matrixOf(n, n, (i, j) => i === j ? 1 : 0);
  const unit = relativeError(gram(vectors).data, identity.data);
  assert(unit < tolerance, `vectors are orthogonal but for ${unit}`);

  const scaled = matrixOf(n, n, (i, j) => at(vectors, i, j) * values[j]!);
  const rebuilt = product(scaled, vectors, { transposeB: true });
  const error = relativeError(rebuilt.data, a.data);
  assert(error < tolerance, `the matrix is rebuilt but for ${error}`);
  const alone = relativeError(values, symmetricEigenvalues(a));
  assert(alone < tolerance, `values alone differ by ${alone}`);
}

const SPECTRA: Record<string, number[]> = {
  "spread over ten decades": Array.from(
    { length: 50 },
    (_, i) => 10 ** (-i / 5),
  ),
  "spread over fifteen decades": Array.from(
    { length: 150 },
    (_, i) => 10 ** (-i / 10),
  ),
  "of both signs": Array.from({ length: 41 }, (_, i) => i - 20),
  "of few values, many times each": Array.from(
    { length: 60 },
    (_, i) => [1, 1, 2, 7][i % 4]!,
  ),
  "mostly of zeros": Array.from({ length: 60 }, (_, i) => i < 5 ? i + 1 : 0),
  "all the same": Array(30).fill(3),
  "nearly the same": Array.from({ length: 30 }, (_, i) => 1 + i * 1e-14),
  "one large, many tiny": Array.from({ length: 40 }, (_, i) => i ? 1e-12 : 1e6),
};

for (const [name, spectrum] of Object.entries(SPECTRA)) {
  Deno.test(`a spectrum ${name} is found`, () => {
    const a = withSpectrum(spectrum, 5);
    const error = relativeError(symmetricEigenvalues(a), ascending(spectrum));
    assert(error < 1e-13, `off by ${error}`);
    checkEigen(a, 1e-13);
  });
}

/** The covariance of rows from N(0, 1): singular, if there are few of them. */
function covariance(rows: number, columns: number, seed: number): Matrix {
  const rng = new Rng(seed);
  const x = matrixOf(rows, columns, () => rng.normal());
  const means = Float64Array.from({ length: columns }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += at(x, i, j);
    return sum / rows;
  });
  const centered = matrixOf(rows, columns, (i, j) => at(x, i, j) - means[j]!);
  const { data } = gram(centered);
  return matrixOf(
    columns,
    columns,
    (i, j) => data[i * columns + j]! / (rows - 1),
  );
}

/** A·v = λ·v, relative to the largest λ. */
function checkVectors(a: Matrix, tolerance: number): void {
  const { values, vectors } = symmetricEigen(a);
  const turned = product(a, vectors);
  const largest = values.at(-1)!;
  const errors = turned.data.map((value, i) =>
    Math.abs(value - values[i % a.rows]! * vectors.data[i]!)
  );
  const error = errors.reduce((most, x) => Math.max(most, x)) / largest;
  assert(error < tolerance, `A·v is off by ${error}`);
}

Deno.test("the covariance of fewer rows than dimensions has its eigenvalues", () => {
  for (let seed = 0; seed < 8; seed++) {
    const a = covariance(40, 128, seed);
    const values = symmetricEigenvalues(a);
    const limit = 1e-14 * values.at(-1)!;
    assertEquals(values.filter((value) => value > limit).length, 39);
    assert(values[0]! > -limit, `${values[0]}`);
    checkEigen(a, 1e-13);
    checkVectors(a, 1e-14);
  }
});

Deno.test("the covariance of many rows has its eigenvalues", () => {
  for (let seed = 0; seed < 3; seed++) {
    const a = covariance(300, 60, seed);
    checkEigen(a, 1e-14);
    checkVectors(a, 1e-14);
  }
});

Deno.test("the second difference has the spectrum of its formula", () => {
  const n = 200;
  const a = matrixOf(n, n, (i, j) => [2, -1][Math.abs(i - j)] ?? 0);
  const expected = Array.from(
    { length: n },
    (_, k) => 2 - 2 * Math.cos((k + 1) * Math.PI / (n + 1)),
  );
  const error = relativeError(symmetricEigenvalues(a), expected);
  assert(error < 1e-13, `off by ${error}`);
  checkEigen(a, 1e-13);
});

Deno.test("small matrices are found by hand", () => {
  const values = (rows: number, ...data: number[]) => {
    const a = { rows, columns: rows, data: new Float64Array(data) };
    checkEigen(a, 1e-15);
    return [...symmetricEigenvalues(a)];
  };
  assertEquals(values(0), []);
  assertEquals(values(1, -3), [-3]);
  assertEquals(values(1, 0), [0]);
  assertEquals(values(2, 5, 0, 0, 2), [2, 5]);
  assertEquals(values(2, 0, 1, 1, 0).map(Math.round), [-1, 1]);
  assertEquals(values(3, 0, 0, 0, 0, 0, 0, 0, 0, 0), [0, 0, 0]);
});

Deno.test("sizes near the ends of float64 neither overflow nor vanish", () => {
  const ones = matrixOf(3, 3, () => 1);
  for (const size of [1e300, 8e307 / 3, 1e-300, 5e-324, 2 ** -1074 * 8]) {
    const a = matrixOf(3, 3, (i, j) => at(ones, i, j) * size);
    const [low, middle, high] = symmetricEigenvalues(a);
    assert(Math.abs(high! / size - 3) < 1e-12, `${high} of ${size}`);
    assert(Math.abs(low!) <= 1e-12 * size && Math.abs(middle!) <= 1e-12 * size);
  }
});

/** Symmetric matrices up to 9 × 9 of sums of two such values. */
function symmetric(value: fc.Arbitrary<number>): fc.Arbitrary<Matrix> {
  return fc.integer({ min: 1, max: 9 }).chain((n) =>
    fc.array(value, { minLength: n * n, maxLength: n * n })
      .map((x) => matrixOf(n, n, (i, j) => x[i * n + j]! + x[j * n + i]!))
  );
}

Deno.test("values may lie hundreds of decades apart", () => {
  const value = fc.oneof(
    fc.double({ min: -1e300, max: 1e300, noNaN: true }),
    fc.double({ min: -1e-150, max: 1e-150, noNaN: true }),
    fc.constantFrom(0, 1, 1e300),
  );
  fc.assert(
    fc.property(symmetric(value), (a) => {
      const size = Math.max(...a.data.map(Math.abs));
      fc.pre(size === 0 || size > 1e-290); // Below, float64 has few digits.
      checkEigen(a, 1e-13);
    }),
    { numRuns: 500, seed: 1 },
  );
});

Deno.test("trace, norm and shift hold for any symmetric matrix", () => {
  const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  fc.assert(fc.property(symmetric(value), value, (a, shift) => {
    const values = symmetricEigenvalues(a);
    const size = 1e3 * a.rows;
    const sum = (x: Float64Array) => x.reduce((s, y) => s + y, 0);
    let trace = 0;
    for (let i = 0; i < a.rows; i++) trace += at(a, i, i);
    assert(Math.abs(sum(values) - trace) < 1e-12 * size);

    const squares = (x: Float64Array) => sum(x.map((y) => y * y));
    const error = squares(values) - squares(a.data);
    assert(Math.abs(error) < 1e-12 * size ** 2);

    const shifted = matrixOf(
      a.rows,
      a.rows,
      (i, j) => at(a, i, j) + (i === j ? shift : 0),
    );
    symmetricEigenvalues(shifted).forEach((moved, i) => {
      assert(Math.abs(moved - values[i]! - shift) < 1e-12 * size);
    });
  }));
});

Deno.test("the root of Σ₁Σ₂ follows as LinearAlgebra says, if singular too", () => {
  // In one basis, it is the sum of the roots of the products.
  const [first, second] = [[4, 9, 0, 1, 0, 2], [1, 4, 5, 0, 0, 8]];
  const [a, b] = [withSpectrum(first, 7), withSpectrum(second, 7)];
  const { values, vectors } = symmetricEigen(a);
  const n = a.rows;
  const half = matrixOf(
    n,
    n,
    (i, j) => at(vectors, i, j) * Math.sqrt(Math.max(0, values[j]!)),
  );
  const inner = product(product(half, b, { transposeA: true }), half);
  const trace = symmetricEigenvalues(inner)
    .reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  assert(Math.abs(trace - (2 + 6 + 4)) < 1e-6, `${trace}`);
});

Deno.test("no input is changed", () => {
  const a = withSpectrum([1, 2, 3], 1);
  const before = a.data.slice();
  symmetricEigen(a);
  symmetricEigenvalues(a);
  assertEquals(a.data, before);
});

Deno.test("halves that differ by a rounding are averaged", () => {
  const data = new Float64Array([1, 0.5, 0.5 + 1e-11, 1]);
  const values = symmetricEigenvalues({ rows: 2, columns: 2, data });
  assert(Math.abs(values[1]! - 1.5 - 0.5e-11) < 1e-15);
});

Deno.test("what is not square, finite and symmetric is refused", () => {
  const cases: [Matrix, string][] = [
    [matrixOf(2, 3, () => 0), "a must be square, got 2 × 3"],
    [matrixOf(2, 2, () => NaN), "a must be finite, got NaN at [0, 0]"],
    [
      matrixOf(3, 3, (i, j) => i === 0 && j === 2 ? 5 : 1),
      "a must be symmetric, got 5 at [0, 2] and 1 at [2, 0]",
    ],
    [
      matrixOf(2, 2, (i) => i * 1e-300),
      "a must be symmetric, got 0 at [0, 1] and 1e-300 at [1, 0]",
    ],
    [
      { rows: 2, columns: 2, data: new Float64Array(3) },
      "a.data must hold 2 × 2 values, got 3",
    ],
  ];
  for (const [a, why] of cases) {
    const values = assertThrows(() => symmetricEigenvalues(a), RangeError);
    assertEquals(values.message, `Cannot take eigenvalues: ${why}`);
    const vectors = assertThrows(() => symmetricEigen(a), RangeError);
    assertEquals(vectors.message, `Cannot take eigenvectors: ${why}`);
  }
});
