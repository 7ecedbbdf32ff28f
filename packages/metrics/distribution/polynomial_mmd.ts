import type { LinearAlgebra, Matrix } from "@revisage/core";

/** Equally many rows of each set. */
export interface RowPair {
  readonly restored: Matrix;
  readonly reference: Matrix;
}

/**
 * Unbiased squared MMD with the kernel (x·y/d + 1)³: A. Gretton et al., "A
 * kernel two-sample test", 2012, Eq. 3.
 */
export async function polynomialMmd(
  { restored, reference }: RowPair,
  { product }: LinearAlgebra,
): Promise<number> {
  const kernel = async (a: Matrix, b: Matrix) =>
    sumOfCubes(await product(a, b, { transposeB: true }), a.columns);
  const n = restored.rows;
  const within = await kernel(restored, restored);
  const among = await kernel(reference, reference);
  const across = await kernel(restored, reference);
  const apart = within.all - within.diagonal + among.all - among.diagonal;
  return apart / (n * (n - 1)) - 2 * across.all / (n * n);
}

function sumOfCubes({ rows, columns, data }: Matrix, dimensions: number) {
  let all = 0, diagonal = 0;
  for (let i = 0; i < rows; i++) {
    let row = 0;
    for (let j = 0; j < columns; j++) {
      const base = data[i * columns + j]! / dimensions + 1;
      const value = base * base * base;
      row += value;
      if (i === j) diagonal += value;
    }
    all += row;
  }
  return { all, diagonal };
}
