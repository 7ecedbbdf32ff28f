import { assert, assertEquals, assertThrows } from "@std/assert";
import type { ProductOptions } from "./linear_algebra.ts";
import type { Matrix } from "./matrix.ts";
import { gram, product } from "./product.ts";
import {
  matrixOf,
  randomIntegers,
  slowProduct,
  transpose,
} from "./testing/matrices.ts";

// Below, at and beyond the borders of tiles (4) and blocks (128 and 256).
const SHAPES = [
  [1, 1, 1],
  [3, 5, 7],
  [4, 4, 4],
  [5, 256, 9],
  [6, 257, 3],
  [128, 3, 4],
  [131, 260, 6],
  [2, 520, 130],
  [0, 3, 2],
  [3, 0, 2],
  [3, 2, 0],
] as const;

for (const [rows, depth, columns] of SHAPES) {
  Deno.test(`product() of ${rows}×${depth} and ${depth}×${columns} is exact`, () => {
    const a = randomIntegers(rows, depth, 1);
    const b = randomIntegers(depth, columns, 2);
    const expected = slowProduct(a, b);
    const [ta, tb] = [transpose(a), transpose(b)];
    assertEquals(product(a, b), expected);
    assertEquals(product(ta, b, { transposeA: true }), expected);
    assertEquals(product(a, tb, { transposeB: true }), expected);
    assertEquals(
      product(ta, tb, { transposeA: true, transposeB: true }),
      expected,
    );
  });

  Deno.test(`gram() of ${depth}×${rows} is exact and symmetric`, () => {
    const x = randomIntegers(depth, rows, 3);
    assertEquals(gram(x), slowProduct(transpose(x), x));
  });
}

Deno.test("gram() of a large matrix equals the product, both halves", () => {
  const x = randomIntegers(300, 270, 4);
  assertEquals(gram(x), product(x, x, { transposeA: true }));
});

Deno.test("sums keep the digits that float64 has", () => {
  const tiny = matrixOf(1000, 1, () => 1 / 3);
  const [sum] = gram(tiny).data;
  assert(Math.abs(sum! - 1000 / 9) < 1e-12, `${sum}`);
});

Deno.test("product() changes no input and takes parts of buffers", () => {
  const whole = new Float64Array([9, 1, 2, 3, 4, 9]);
  const a: Matrix = { rows: 2, columns: 2, data: whole.subarray(1, 5) };
  assertEquals([...product(a, a).data], [7, 10, 15, 22]);
  assertEquals([...whole], [9, 1, 2, 3, 4, 9]);
});

Deno.test("shapes that disagree are told apart", () => {
  const a = matrixOf(2, 3, () => 0);
  const turned = transpose(a);
  const cases: [Matrix, ProductOptions, string][] = [
    [a, {}, "b.rows must be 3, got 2"],
    [turned, { transposeA: true }, "b.rows must be 2, got 3"],
    [turned, { transposeB: true }, "b.columns must be 3, got 2"],
  ];
  for (const [b, options, why] of cases) {
    const error = assertThrows(() => product(a, b, options), RangeError);
    assertEquals(error.message, `Cannot multiply: ${why}`);
  }
});

Deno.test("a matrix that is none is refused by name", () => {
  const good = { rows: 2, columns: 2, data: new Float64Array(4) };
  const cases: [object, string][] = [
    [{ rows: -1 }, "b.rows must be a whole number from 0, got -1"],
    [{ columns: 1.5 }, "b.columns must be a whole number from 0, got 1.5"],
    [{ rows: 3 }, "b.data must hold 3 × 2 values, got 4"],
    [
      { data: new Float64Array([1, 2, 3, NaN]) },
      "b must be finite, got NaN at [1, 1]",
    ],
    [
      { data: new Float64Array([1, 2, -Infinity, 3]) },
      "b must be finite, got -Infinity at [1, 0]",
    ],
    [
      { data: new Float32Array(4) },
      "b.data must be a Float64Array, got Float32Array",
    ],
  ];
  for (const [wrong, why] of cases) {
    const b = { ...good, ...wrong } as Matrix;
    const error = assertThrows(() => product(good, b), Error);
    assertEquals(error.message, `Cannot multiply: ${why}`);
  }
  assertThrows(
    () => gram({ ...good, rows: 3 }),
    RangeError,
    "Cannot take the gram matrix: x.data must hold 3 × 2 values, got 4",
  );
});
