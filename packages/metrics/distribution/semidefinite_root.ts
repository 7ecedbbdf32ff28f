import type { LinearAlgebra, Matrix } from "@revisage/core";

/** Columns between two updates of what remains. */
const BLOCK = 64;

/**
 * L with L·Lᵀ = A for a symmetric A without negative eigenvalues, singular or
 * not: `n × rank`.
 *
 * Cholesky's method with pivoting, which ends where nothing remains: what is
 * left on the diagonal is then below n·2⁻⁵² of its largest value. N. Higham,
 * "Analysis of the Cholesky decomposition of a semi-definite matrix", 1990. It
 * takes a fraction of the time of eigenvectors, and nearly all of that in
 * products.
 *
 * @param a Row-major, n × n; is overwritten.
 */
export async function semidefiniteRoot(
  a: Float64Array,
  n: number,
  { product }: LinearAlgebra,
): Promise<Matrix> {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const diagonal = Float64Array.from(order, (i) => a[i * n + i]!);
  const least = Math.max(0, ...diagonal) * n * Number.EPSILON;
  const columns: Float64Array[] = []; // Of L, by the rows of A.
  for (let rank = 0; rank < n;) {
    const first = rank;
    for (; rank < Math.min(first + BLOCK, n); rank++) {
      if (!choosePivot(order, diagonal, rank, least)) {
        return matrixOf(columns, n);
      }
      columns.push(nextColumn(a, n, order, diagonal, columns, first, rank));
    }
    await subtract(a, n, columns.slice(first), product);
  }
  return matrixOf(columns, n);
}

/** Moves the row with the largest rest to `rank`; false if nothing is left. */
function choosePivot(
  order: Int32Array,
  diagonal: Float64Array,
  rank: number,
  least: number,
): boolean {
  let best = rank;
  for (let i = rank; i < order.length; i++) {
    if (diagonal[order[i]!]! > diagonal[order[best]!]!) best = i;
  }
  [order[rank], order[best]] = [order[best]!, order[rank]!];
  return diagonal[order[rank]!]! > least;
}

/** Column `rank` of L, with what this block's columns have taken off A. */
function nextColumn(
  a: Float64Array,
  n: number,
  order: Int32Array,
  diagonal: Float64Array,
  columns: readonly Float64Array[],
  first: number,
  rank: number,
): Float64Array {
  const pivot = order[rank]!;
  const column = a.slice(pivot * n, (pivot + 1) * n);
  for (let k = first; k < rank; k++) {
    const before = columns[k]!, factor = before[pivot]!;
    for (let i = 0; i < n; i++) column[i]! -= before[i]! * factor;
  }
  const root = Math.sqrt(diagonal[pivot]!);
  for (let i = 0; i < n; i++) column[i]! /= root;
  column[pivot] = root;
  for (let j = 0; j < rank; j++) column[order[j]!] = 0;
  for (let j = rank + 1; j < n; j++) {
    diagonal[order[j]!]! -= column[order[j]!]! ** 2;
  }
  return column;
}

/** Takes a block of columns off A. */
async function subtract(
  a: Float64Array,
  n: number,
  columns: readonly Float64Array[],
  product: LinearAlgebra["product"],
): Promise<void> {
  const block = matrixOf(columns, n);
  const { data } = await product(block, block, { transposeB: true });
  for (let i = 0; i < a.length; i++) a[i]! -= data[i]!;
}

function matrixOf(columns: readonly Float64Array[], rows: number): Matrix {
  const rank = columns.length;
  const data = new Float64Array(rows * rank);
  columns.forEach((column, j) => {
    for (let i = 0; i < rows; i++) data[i * rank + j] = column[i]!;
  });
  return { rows, columns: rank, data };
}
