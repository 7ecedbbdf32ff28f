import { checkMatrix, type Matrix, type SymmetricEigen } from "@revisage/core";
import { boolAttribute } from "../binding/attributes.ts";
import type { Executor, NativeTensor } from "../binding/executor.ts";
import { Scratch } from "../binding/scratch.ts";
import { download, upload } from "./products.ts";

/** How far both halves may differ, as a share of the largest value. */
const ASYMMETRY = 1e-10;

/** The eigenvalues of a symmetric matrix, ascending. */
export function eigenvalues(executor: Executor, a: Matrix): Float64Array {
  using scratch = new Scratch(executor);
  const symmetric = symmetrized("take eigenvalues", a);
  const [values] = decompose(scratch, symmetric, false);
  return scratch.read(values!) as Float64Array;
}

/** The eigenvalues and eigenvectors of a symmetric matrix. */
export function eigen(executor: Executor, a: Matrix): SymmetricEigen {
  using scratch = new Scratch(executor);
  const symmetric = symmetrized("take eigenvectors", a);
  const [values, vectors] = decompose(scratch, symmetric, true);
  return {
    values: scratch.read(values!) as Float64Array,
    vectors: download(scratch, vectors!),
  };
}

function decompose(
  scratch: Scratch,
  a: Matrix,
  vectors: boolean,
): NativeTensor[] {
  const input = upload(scratch, a);
  const attributes = [boolAttribute("compute_v", vectors)];
  const parts = scratch.run("SelfAdjointEigV2", [input], attributes, 2);
  scratch.delete(input);
  return parts;
}

/**
 * The matrix, or, if its halves differ by roundings, a copy with their means:
 * TensorFlow reads one half only.
 *
 * @throws {RangeError} If it is not square, finite and symmetric.
 */
function symmetrized(action: string, a: Matrix): Matrix {
  const { rows: n, columns, data } = a;
  if (n !== columns) {
    throw new RangeError(
      `Cannot ${action}: a must be square, got ${n} × ${columns}`,
    );
  }
  checkMatrix(action, "a", a);
  const most = ASYMMETRY * largest(data);
  let copy: Float64Array | undefined;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const upper = data[i * n + j]!, lower = data[j * n + i]!;
      if (upper === lower) continue;
      if (Math.abs(upper - lower) > most) {
        throw new RangeError(
          `Cannot ${action}: a must be symmetric, ` +
            `got ${upper} at [${i}, ${j}] and ${lower} at [${j}, ${i}]`,
        );
      }
      copy ??= data.slice();
      copy[i * n + j] = copy[j * n + i] = upper / 2 + lower / 2;
    }
  }
  return copy === undefined ? a : { ...a, data: copy };
}

function largest(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
