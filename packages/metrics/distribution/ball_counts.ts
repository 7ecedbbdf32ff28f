import { pureLinearAlgebra } from "@revisage/core";
import {
  checkNeighbors,
  type FeaturePair,
  type Side,
} from "../features/check_pair.ts";
import {
  type BoundedRows,
  boundRows,
  centerOf,
} from "../neighbors/bounded_rows.ts";
import { ballRadii } from "../neighbors/ball_radii.ts";
import { type PairBlock, pairBlocks } from "../neighbors/pair_blocks.ts";
import { squaredDistance } from "../neighbors/squared_distance.ts";
import {
  type BallOptions,
  checkSurface,
  type Surface,
} from "./ball_options.ts";

/**
 * Who lies in whose ball. The ball of an image reaches to its k-th nearest
 * neighbor in its own set.
 */
export interface BallCounts {
  /** For each restored image, how many balls of references hold it. */
  readonly restoredIn: Uint32Array;
  /** For each reference, how many balls of restored images hold it. */
  readonly referenceIn: Uint32Array;
  /** For each reference, how many restored images its ball holds. */
  readonly referenceHolds: Uint32Array;
}

/** Both sets with the squared radii of their balls. */
interface Balls {
  readonly restored: BoundedRows;
  readonly reference: BoundedRows;
  readonly restoredRadii: Float64Array;
  readonly referenceRadii: Float64Array;
  readonly surface: Surface;
}

/**
 * Counts who lies in whose ball, in memory that grows with the images.
 *
 * @param sides Whose balls are wanted; the other counts stay 0.
 * @throws {RangeError} If the sets do not fit, or `surface` is unknown.
 */
export async function ballCounts(
  what: string,
  pair: FeaturePair,
  k: number,
  sides: readonly Side[],
  { surface = "inside", linearAlgebra = pureLinearAlgebra }: BallOptions,
): Promise<BallCounts> {
  checkNeighbors(what, k, pair, sides);
  checkSurface(what, surface);
  const { restored, reference } = pair;
  const radii = (side: Side) =>
    sides.includes(side)
      ? ballRadii(pair[side], k, linearAlgebra)
      : new Float64Array(pair[side].count).fill(-1); // Holds nothing.
  const center = centerOf(reference);
  const balls: Balls = {
    restored: boundRows(restored, center),
    reference: boundRows(reference, center),
    restoredRadii: await radii("restored"),
    referenceRadii: await radii("reference"),
    surface,
  };
  const counts = {
    restoredIn: new Uint32Array(restored.count),
    referenceIn: new Uint32Array(reference.count),
    referenceHolds: new Uint32Array(reference.count),
  };
  const blocks = pairBlocks(balls.restored, balls.reference, linearAlgebra);
  for await (const block of blocks) countBlock(balls, block, counts);
  return counts;
}

function countBlock(
  { restored, reference, restoredRadii, referenceRadii, surface }: Balls,
  { top, bottom, left, right, products }: PairBlock,
  { restoredIn, referenceIn, referenceHolds }: BallCounts,
): void {
  const isInside = surface === "inside";
  const width = right - left;
  for (let i = top; i < bottom; i++) {
    const at = (i - top) * width - left;
    const own = restoredRadii[i]!;
    for (let j = left; j < right; j++) {
      const other = referenceRadii[j]!;
      const product = products[at + j]!;
      const least = restored.low[i]! + reference.low[j]! + product;
      if (least > own && least > other) continue;
      const most = restored.high[i]! + reference.high[j]! + product;
      const isSure = most < own && most < other;
      const distance = isSure
        ? most
        : squaredDistance(restored.features, i, reference.features, j);
      if (distance < other || (isInside && distance === other)) {
        restoredIn[i]!++;
        referenceHolds[j]!++;
      }
      if (distance < own || (isInside && distance === own)) referenceIn[j]!++;
    }
  }
}
