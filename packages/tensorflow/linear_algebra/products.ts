import { checkMatrix, type Matrix, type ProductOptions } from "@revisage/core";
import { boolAttribute } from "../binding/attributes.ts";
import type { Executor, NativeTensor } from "../binding/executor.ts";
import { Scratch } from "../binding/scratch.ts";

/** How many values `gram` hands to TensorFlow at a time: 64 MiB. */
const MOST_VALUES = 2 ** 23;

/** A·B, with either one transposed before. */
export function product(
  executor: Executor,
  a: Matrix,
  b: Matrix,
  { transposeA = false, transposeB = false }: ProductOptions = {},
): Matrix {
  checkMatrix("multiply", "a", a);
  checkMatrix("multiply", "b", b);
  const depth = transposeA ? a.rows : a.columns;
  const depthOfB = transposeB ? b.columns : b.rows;
  if (depth !== depthOfB) {
    const side = transposeB ? "columns" : "rows";
    throw new RangeError(
      `Cannot multiply: b.${side} must be ${depth}, got ${depthOfB}`,
    );
  }
  using scratch = new Scratch(executor);
  const factors = [a, b].map((factor) => upload(scratch, factor));
  const [result] = scratch.run("MatMul", factors, [
    boolAttribute("transpose_a", transposeA),
    boolAttribute("transpose_b", transposeB),
  ]);
  for (const factor of factors) scratch.delete(factor);
  return download(scratch, result!);
}

/** XᵀX, exactly symmetric. */
export function gram(executor: Executor, x: Matrix): Matrix {
  checkMatrix("take the gram matrix", "x", x);
  using scratch = new Scratch(executor);
  const { rows, columns, data } = x;
  const most = Math.max(1, Math.floor(MOST_VALUES / columns));
  let sum: NativeTensor | undefined;
  for (let start = 0; start < rows || sum === undefined; start += most) {
    const end = Math.min(start + most, rows);
    const part = data.subarray(start * columns, end * columns);
    const block = { rows: end - start, columns, data: part };
    sum = add(scratch, sum, gramOfBlock(scratch, block));
  }
  const result = download(scratch, sum);
  mirror(result);
  return result;
}

function gramOfBlock(scratch: Scratch, block: Matrix): NativeTensor {
  const x = upload(scratch, block);
  const attributes = [boolAttribute("transpose_a", true)];
  const [product] = scratch.run("MatMul", [x, x], attributes);
  scratch.delete(x);
  return product!;
}

function add(
  scratch: Scratch,
  sum: NativeTensor | undefined,
  term: NativeTensor,
): NativeTensor {
  if (sum === undefined) return term;
  const [total] = scratch.run("AddV2", [sum, term]);
  scratch.delete(sum);
  scratch.delete(term);
  return total!;
}

/** Copies the upper half to the lower one, which may differ by roundings. */
function mirror({ rows: n, data }: Matrix): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) data[i * n + j] = data[j * n + i]!;
  }
}

/** Copies a matrix into TensorFlow. */
export function upload(scratch: Scratch, matrix: Matrix): NativeTensor {
  const { rows, columns, data } = matrix;
  return scratch.constant([rows, columns], "float64", data);
}

/** Copies a matrix out of TensorFlow. */
export function download(scratch: Scratch, tensor: NativeTensor): Matrix {
  const [rows = 0, columns = 0] = tensor.shape;
  return { rows, columns, data: scratch.read(tensor) as Float64Array };
}
