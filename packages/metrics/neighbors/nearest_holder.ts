import type { Features, LinearAlgebra } from "@revisage/core";
import { boundRows, centerOf } from "./bounded_rows.ts";
import { pairBlocks } from "./pair_blocks.ts";
import { squaredDistance } from "./squared_distance.ts";

/** A row whose ball holds another; -1 and Infinity if there is none. */
export interface Holder {
  readonly row: number;
  readonly squared: number;
}

/**
 * Finds, for some rows of a set, the nearest row of another set whose ball
 * holds it; the first of equals.
 *
 * @param rows Which rows of `images`.
 * @param radii Squared radii of the balls about `others`.
 */
export async function nearestHolder(
  images: Features,
  rows: readonly number[],
  others: Features,
  radii: Float64Array,
  algebra: LinearAlgebra,
): Promise<Holder[]> {
  const center = centerOf(others);
  const sought = boundRows(gather(images, rows), center);
  const balls = boundRows(others, center);
  const found = rows.map((): Holder => ({ row: -1, squared: Infinity }));
  for await (const block of pairBlocks(sought, balls, algebra)) {
    const { top, bottom, left, right, products } = block;
    let at = 0;
    for (let i = top; i < bottom; i++) {
      for (let j = left; j < right; j++) {
        const least = sought.low[i]! + balls.low[j]! + products[at++]!;
        if (least > radii[j]! || least >= found[i]!.squared) continue;
        const squared = squaredDistance(sought.features, i, others, j);
        if (squared > radii[j]! || squared >= found[i]!.squared) continue;
        found[i] = { row: j, squared };
      }
    }
  }
  return found;
}

function gather(
  { data, dimensions }: Features,
  rows: readonly number[],
): Features {
  const gathered = new Float64Array(rows.length * dimensions);
  rows.forEach((row, i) => {
    const values = data.subarray(row * dimensions, (row + 1) * dimensions);
    gathered.set(values, i * dimensions);
  });
  return { data: gathered, count: rows.length, dimensions };
}
