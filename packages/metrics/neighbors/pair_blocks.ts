import type { LinearAlgebra } from "@revisage/core";
import { type BoundedRows, centeredRows } from "./bounded_rows.ts";

/** Rows of either set that are paired at a time. */
const SIDE = 1024;

/** All pairs of some rows of one set with some of another. */
export interface PairBlock {
  /** Rows of the first set: from `top` to before `bottom`. */
  readonly top: number;
  readonly bottom: number;
  /** Rows of the second set: from `left` to before `right`. */
  readonly left: number;
  readonly right: number;
  /** −2·x·y of each pair, row after row. */
  readonly products: Float64Array;
}

/**
 * All pairs of two sets, block by block: never more than 1024² at a time.
 *
 * @param b Where it is `a` itself, blocks below the diagonal are left out:
 * each pair comes once, and those on the diagonal blocks twice.
 */
export async function* pairBlocks(
  a: BoundedRows,
  b: BoundedRows,
  { product }: LinearAlgebra,
): AsyncGenerator<PairBlock, void> {
  const [rows, columns] = [a.features.count, b.features.count];
  for (let top = 0; top < rows; top += SIDE) {
    const bottom = Math.min(top + SIDE, rows);
    const x = centeredRows(a, top, bottom, -2);
    for (let left = a === b ? top : 0; left < columns; left += SIDE) {
      const right = Math.min(left + SIDE, columns);
      const y = centeredRows(b, left, right, 1);
      const { data } = await product(x, y, { transposeB: true });
      yield { top, bottom, left, right, products: data };
    }
  }
}
