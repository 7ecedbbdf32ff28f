import { pureLinearAlgebra } from "@revisage/core";
import { checkNeighbors, type FeaturePair } from "../features/check_pair.ts";
import type { ComputeOptions } from "../features/statistics.ts";
import {
  type BoundedRows,
  boundRows,
  centerOf,
} from "../neighbors/bounded_rows.ts";
import { ballRadii } from "../neighbors/ball_radii.ts";
import { type PairBlock, pairBlocks } from "../neighbors/pair_blocks.ts";
import { squaredDistance } from "../neighbors/squared_distance.ts";

/**
 * How realistic each restored image is: the largest radius over distance among
 * the balls of references. At least 1 is inside a ball. Infinity is equal to a
 * reference.
 *
 * Eq. 4 of
 * {@link https://arxiv.org/abs/1904.06991 | improved precision and recall}.
 * As there, balls with a radius above the median are left out, since an
 * outlier's would hold anything.
 *
 * @param k Neighbors that a ball reaches to; 3 in the paper.
 * @returns A score for each restored image, in their order.
 * @throws {RangeError} If there are no more than `k` references or no restored
 * image, dimensions differ, or a number is not finite.
 *
 * @example
 * ```ts
 * import { realism } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(1, 4, 6), reference: rows(0, 2, 9) };
 * assertEquals(await realism(pair, 1), Float64Array.of(2, 1, 0.5));
 * ```
 */
export async function realism(
  pair: FeaturePair,
  k = 3,
  { linearAlgebra = pureLinearAlgebra }: ComputeOptions = {},
): Promise<Float64Array> {
  checkNeighbors("realism", k, pair, ["reference"]);
  const { restored, reference } = pair;
  const radii = await ballRadii(reference, k, linearAlgebra);
  const limit = radii.toSorted()[Math.floor((radii.length - 1) / 2)]!;
  const kept = radii.map((radius) => radius <= limit ? radius : -1);
  const center = centerOf(reference);
  const sides = {
    restored: boundRows(restored, center),
    reference: boundRows(reference, center),
  };
  const best = new Float64Array(restored.count);
  const blocks = pairBlocks(sides.restored, sides.reference, linearAlgebra);
  for await (const block of blocks) raise(sides, kept, block, best);
  return best.map(Math.sqrt);
}

/** Raises the best ratio of squares by a block. */
function raise(
  sides: { readonly restored: BoundedRows; readonly reference: BoundedRows },
  radii: Float64Array,
  { top, bottom, left, right, products }: PairBlock,
  best: Float64Array,
): void {
  const { restored, reference } = sides;
  const width = right - left;
  for (let i = top; i < bottom; i++) {
    const at = (i - top) * width - left;
    for (let j = left; j < right; j++) {
      const radius = radii[j]!;
      if (radius < 0) continue;
      const least = restored.low[i]! + reference.low[j]! + products[at + j]!;
      // The factor is for the rounding of this product.
      if (least * best[i]! * (1 - 2 ** -50) > radius) continue;
      const distance = squaredDistance(
        restored.features,
        i,
        reference.features,
        j,
      );
      // An equal image is as real as can be, whatever the radius.
      const ratio = distance === 0 ? Infinity : radius / distance;
      if (ratio > best[i]!) best[i] = ratio;
    }
  }
}
