import type { ProductOptions } from "./linear_algebra.ts";
import { checkMatrix, type Matrix } from "./matrix.ts";
import { multiplyTile, packPanels, TILE } from "./tile.ts";

// A block of the left factor, 256 KiB, stays in the second-level cache while
// all of the right factor passes by.
const BLOCK_ROWS = 128;
const BLOCK_DEPTH = 256;

/** A factor as the loops see it: lines across, running along the depth. */
interface Factor {
  readonly data: Float64Array;
  /** Lines: the rows of the left factor, the columns of the right one. */
  readonly count: number;
  /** From a line to the next one. */
  readonly stride: number;
  /** From an element of a line to the next one. */
  readonly step: number;
}

/**
 * A·B in float64, with either factor transposed before.
 *
 * @example
 * ```ts
 * import { product } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const x = { rows: 2, columns: 2, data: new Float64Array([1, 2, 3, 4]) };
 * const pairs = product(x, x, { transposeB: true });
 * assertEquals(pairs.data, new Float64Array([5, 11, 11, 25]));
 * ```
 *
 * @throws {RangeError} If the shapes disagree or a value is not finite.
 */
export function product(
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
  const left = transposeA ? columnsOf(a) : rowsOf(a);
  const right = transposeB ? rowsOf(b) : columnsOf(b);
  return multiply(left, right, depth, false);
}

/**
 * XᵀX in float64, exactly symmetric, at half the cost of a product.
 *
 * @example
 * ```ts
 * import { gram } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const x = { rows: 2, columns: 2, data: new Float64Array([1, 2, 3, 4]) };
 * assertEquals(gram(x).data, new Float64Array([10, 14, 14, 20]));
 * ```
 *
 * @throws {RangeError} If the shape is wrong or a value is not finite.
 */
export function gram(x: Matrix): Matrix {
  checkMatrix("take the gram matrix", "x", x);
  const result = multiply(columnsOf(x), columnsOf(x), x.rows, true);
  const { data, rows: n } = result;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) data[i * n + j] = data[j * n + i]!;
  }
  return result;
}

function rowsOf({ rows, columns, data }: Matrix): Factor {
  return { data, count: rows, stride: columns, step: 1 };
}

function columnsOf({ columns, data }: Matrix): Factor {
  return { data, count: columns, stride: 1, step: columns };
}

/**
 * All dot products of a left line with a right one.
 *
 * Both factors are copied in small panels first, so that the inner loop reads
 * straight on, whichever way they lie. K. Goto and R. van de Geijn, "Anatomy
 * of high-performance matrix multiplication", 2008.
 *
 * @param onlyUpper Leaves the part below the diagonal unfinished.
 */
function multiply(
  left: Factor,
  right: Factor,
  depth: number,
  onlyUpper: boolean,
): Matrix {
  const [rows, columns] = [left.count, right.count];
  const result = new Float64Array(rows * columns);
  const block = new Float64Array(BLOCK_ROWS * BLOCK_DEPTH);
  const panel = new Float64Array(TILE * BLOCK_DEPTH);
  const tile = new Float64Array(TILE * TILE);
  for (let k = 0; k < depth; k += BLOCK_DEPTH) {
    const length = Math.min(BLOCK_DEPTH, depth - k);
    for (let top = 0; top < rows; top += BLOCK_ROWS) {
      const bottom = Math.min(top + BLOCK_ROWS, rows);
      packPanels(left, top, bottom, k, length, block);
      // Tiles are aligned alike on both sides, so none straddles this start.
      for (let j = onlyUpper ? top : 0; j < columns; j += TILE) {
        packPanels(right, j, Math.min(j + TILE, columns), k, length, panel);
        for (let i = top; i < bottom; i += TILE) {
          if (onlyUpper && i > j) break;
          multiplyTile(block, (i - top) * length, panel, length, tile);
          addTile(tile, result, i, j, rows, columns);
        }
      }
    }
  }
  return { rows, columns, data: result };
}

/** Adds a tile to the result; what hangs over its edge is dropped. */
function addTile(
  tile: Float64Array,
  result: Float64Array,
  top: number,
  left: number,
  rows: number,
  columns: number,
): void {
  const height = Math.min(TILE, rows - top);
  const width = Math.min(TILE, columns - left);
  for (let i = 0; i < height; i++) {
    const row = (top + i) * columns + left;
    for (let j = 0; j < width; j++) result[row + j]! += tile[i * TILE + j]!;
  }
}
