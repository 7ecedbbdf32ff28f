import type { Features, Matrix } from "@revisage/core";

/**
 * A set of rows and their share of two bounds.
 *
 * With p = −2·x·y by any float64 product of the centered rows,
 *
 *     low[x] + low[y] + p ≤ squaredDistance(x, y) ≤ high[x] + high[y] + p
 */
export interface BoundedRows {
  readonly features: Features;
  /** What is taken off every row: the same for both sets of a pair. */
  readonly center: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Above what flushing subnormal numbers to zero can change. */
const TINY = 1e-290;

/**
 * How far p + ‖x‖² + ‖y‖² may lie from the direct sum, as a share of
 * ‖x‖² + ‖y‖², with u = 2⁻⁵³ and d dimensions:
 *
 * - the product and the squares, summed in any order, 2·d·u (N. Higham,
 *   "Accuracy and stability of numerical algorithms", 2002, §3.1);
 * - the direct sum itself, 2·(d + 2)·u, since ‖x − y‖² ≤ 2·(‖x‖² + ‖y‖²);
 * - centering, 4·u, and adding up, 10·u; the rest is to spare.
 */
function share(dimensions: number): number {
  return (4 * dimensions + 32) * 2 ** -53;
}

/** The mean of a set. Rows about it are shorter, and bounds closer. */
export function centerOf({ data, count, dimensions }: Features): Float64Array {
  const center = new Float64Array(dimensions);
  for (let at = 0; at < data.length; at += dimensions) {
    for (let j = 0; j < dimensions; j++) center[j]! += data[at + j]! / count;
  }
  return center;
}

/** Gives each row its share of the bounds. */
export function boundRows(
  features: Features,
  center: Float64Array,
): BoundedRows {
  const { data, count, dimensions } = features;
  const low = new Float64Array(count), high = new Float64Array(count);
  const error = share(dimensions);
  for (let i = 0; i < count; i++) {
    let square = 0;
    for (let j = 0; j < dimensions; j++) {
      const value = data[i * dimensions + j]! - center[j]!;
      square += value * value;
    }
    low[i] = square * (1 - error) - TINY;
    high[i] = square * (1 + error) + TINY;
  }
  return { features, center, low, high };
}

/** Centered rows from `start` to before `end`, times `scale`. */
export function centeredRows(
  { features: { data, dimensions }, center }: BoundedRows,
  start: number,
  end: number,
  scale: number,
): Matrix {
  const rows = new Float64Array((end - start) * dimensions);
  let from = start * dimensions;
  for (let at = 0; at < rows.length; at += dimensions, from += dimensions) {
    for (let j = 0; j < dimensions; j++) {
      rows[at + j] = scale * (data[from + j]! - center[j]!);
    }
  }
  return { rows: end - start, columns: dimensions, data: rows };
}
