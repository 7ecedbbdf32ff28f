import { Rng } from "../../rng/rng.ts";
import type { Matrix } from "../matrix.ts";

/** A matrix by its values at row `i` and column `j`. */
export function matrixOf(
  rows: number,
  columns: number,
  value: (i: number, j: number) => number,
): Matrix {
  const data = Float64Array.from(
    { length: rows * columns },
    (_, at) => value(Math.floor(at / columns), at % columns),
  );
  return { rows, columns, data };
}

/** The value at row `i` and column `j`. */
export function at({ columns, data }: Matrix, i: number, j: number): number {
  return data[i * columns + j]!;
}

/** The transpose, element by element. */
export function transpose(a: Matrix): Matrix {
  return matrixOf(a.columns, a.rows, (i, j) => at(a, j, i));
}

/** A·B by its definition, to compare with. */
export function slowProduct(a: Matrix, b: Matrix): Matrix {
  return matrixOf(a.rows, b.columns, (i, j) => {
    let sum = 0;
    for (let k = 0; k < a.columns; k++) sum += at(a, i, k) * at(b, k, j);
    return sum;
  });
}

/** Whole numbers up to ±100: their products are exact in float64. */
export function randomIntegers(
  rows: number,
  columns: number,
  seed: number,
): Matrix {
  const rng = new Rng(seed);
  return matrixOf(rows, columns, () => rng.integer(-100, 101));
}

/**
 * A dense symmetric matrix with a known spectrum: diag(values), reflected at
 * random planes one after another.
 */
export function withSpectrum(values: readonly number[], seed: number): Matrix {
  const rng = new Rng(seed);
  const n = values.length;
  let a = matrixOf(n, n, (i, j) => i === j ? values[i]! : 0);
  for (let turn = 0; turn < 4; turn++) {
    const u = Float64Array.from({ length: n }, () => rng.normal());
    const squares = u.reduce((sum, x) => sum + x * x, 0);
    const reflect = (m: Matrix) => {
      const dots = Float64Array.from(u, (_, j) => {
        return u.reduce((sum, x, i) => sum + x * at(m, i, j), 0);
      });
      return matrixOf(
        n,
        n,
        (i, j) => at(m, i, j) - 2 * u[i]! * dots[j]! / squares,
      );
    };
    a = reflect(transpose(reflect(a)));
  }
  // Roundings leave it symmetric in all but the last digit.
  return matrixOf(n, n, (i, j) => (at(a, i, j) + at(a, j, i)) / 2);
}

/** The largest difference of two lists, relative to the largest value. */
export function relativeError(
  actual: Float64Array,
  expected: ArrayLike<number>,
): number {
  let [error, size] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    error = Math.max(error, Math.abs(actual[i]! - expected[i]!));
    size = Math.max(size, Math.abs(expected[i]!));
  }
  return size === 0 ? error : error / size;
}
