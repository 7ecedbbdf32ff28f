import type { Features, LinearAlgebra } from "@revisage/core";
import { type BoundedRows, boundRows, centerOf } from "./bounded_rows.ts";
import { type PairBlock, pairBlocks } from "./pair_blocks.ts";
import { squaredDistance } from "./squared_distance.ts";

/**
 * The squared distances of each row to its `k` nearest others, ascending:
 * `[count, k]`, in O(count · k) of memory.
 *
 * A row is no neighbor of its own, but one that equals it is. Products find
 * which rows may be near; the distances are direct sums, as if all had been
 * taken so.
 *
 * @param k Below the number of rows.
 */
export async function nearestDistances(
  features: Features,
  k: number,
  algebra: LinearAlgebra,
): Promise<Float64Array> {
  const rows = boundRows(features, centerOf(features));
  const found = new Float64Array(features.count * k).fill(Infinity);
  // The k lowest bounds above a row's distances: what is surely farther than
  // the last of them is no neighbor.
  const above = found.slice();
  for await (const block of pairBlocks(rows, rows, algebra)) {
    boundNearest(rows, block, above, k);
    findNearest(rows, block, above, found, k);
  }
  return found;
}

/** Lowers the bounds by a block; every pair counts for both of its rows. */
function boundNearest(
  { high }: BoundedRows,
  { top, bottom, left, right, products }: PairBlock,
  above: Float64Array,
  k: number,
): void {
  const width = right - left;
  for (let i = top; i < bottom; i++) {
    const at = (i - top) * width - left;
    const last = i * k + k - 1;
    for (let j = Math.max(left, i + 1); j < right; j++) {
      const most = high[i]! + high[j]! + products[at + j]!;
      if (most < above[last]!) insert(above, i * k, k, most);
      if (most < above[j * k + k - 1]!) insert(above, j * k, k, most);
    }
  }
}

/** Takes the distance of each pair that may be near for one of its rows. */
function findNearest(
  { features, low }: BoundedRows,
  { top, bottom, left, right, products }: PairBlock,
  above: Float64Array,
  found: Float64Array,
  k: number,
): void {
  const width = right - left;
  for (let i = top; i < bottom; i++) {
    const at = (i - top) * width - left;
    const limit = above[i * k + k - 1]!;
    for (let j = Math.max(left, i + 1); j < right; j++) {
      const least = low[i]! + low[j]! + products[at + j]!;
      // NaN, where squares overflow, is not surely farther.
      if (least > limit && least > above[j * k + k - 1]!) continue;
      const distance = squaredDistance(features, i, features, j);
      insert(found, i * k, k, distance);
      insert(found, j * k, k, distance);
    }
  }
}

/** Puts a value among the `k` lowest, which lie in order from `start` on. */
function insert(
  sorted: Float64Array,
  start: number,
  k: number,
  value: number,
): void {
  let at = start + k - 1;
  if (!(value < sorted[at]!)) return;
  for (; at > start && sorted[at - 1]! > value; at--) {
    sorted[at] = sorted[at - 1]!;
  }
  sorted[at] = value;
}
