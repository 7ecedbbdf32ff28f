import { type LinearAlgebra, pureLinearAlgebra } from "@revisage/core";
import { checkNeighbors, type Side } from "../features/check_pair.ts";
import type { ComputeOptions } from "../features/statistics.ts";
import { ballRadii } from "../neighbors/ball_radii.ts";
import { nearestHolder } from "../neighbors/nearest_holder.ts";
import { squaredDistance } from "../neighbors/squared_distance.ts";
import {
  type IdentityPair,
  otherSide,
  type People,
  peopleOf,
} from "./identities.ts";

/** What became of one image, and who decided it. */
export interface IdentityVerdict {
  /**
   * - `"same"`: in the ball of an image of the same person (Figure 4c). Only
   *   this one counts.
   * - `"other"`: only in balls of other people (Figure 4e): somebody else.
   * - `"none"`: in nobody's ball (Figure 4d): not like a real face.
   */
  readonly kind: "same" | "other" | "none";
  /**
   * Row of the other set: the nearest image whose ball holds this one, of the
   * same person or, for `"other"`, of anyone. For `"none"`, the nearest image
   * of the same person, whose ball ends too early. The first of equals.
   */
  readonly neighbor: number;
  /** Distance to that neighbor. */
  readonly distance: number;
  /** Radius of that neighbor's ball. */
  readonly radius: number;
}

/** Verdicts on all images, in the order of the rows. */
export interface IdentityVerdicts {
  /** On restored images: iPrecision is the share of `"same"`. */
  readonly restored: readonly IdentityVerdict[];
  /** On references: iRecall is the share of `"same"`. */
  readonly reference: readonly IdentityVerdict[];
}

/**
 * Tells of each image why iPrecision or iRecall counts it or not.
 *
 * @param k 4 in the paper.
 * @throws {RangeError} As `iPrecision` and `iRecall` do.
 *
 * @example
 * ```ts
 * import { identityVerdicts } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(0, 1, 99), reference: rows(1, 3, 9) };
 * const { restored } = await identityVerdicts(pair, 1);
 * assertEquals(restored, [
 *   { kind: "same", neighbor: 0, distance: 1, radius: 2 },
 *   { kind: "same", neighbor: 1, distance: 2, radius: 2 },
 *   { kind: "none", neighbor: 2, distance: 90, radius: 6 },
 * ]);
 * ```
 */
export async function identityVerdicts(
  pair: IdentityPair,
  k = 4,
  { linearAlgebra = pureLinearAlgebra }: ComputeOptions = {},
): Promise<IdentityVerdicts> {
  const what = "iPrecision and iRecall";
  checkNeighbors(what, k, pair, ["restored", "reference"]);
  const judge = (side: Side) =>
    verdictsOn(pair, peopleOf(what, pair, side), side, k, linearAlgebra);
  return {
    restored: await judge("restored"),
    reference: await judge("reference"),
  };
}

async function verdictsOn(
  pair: IdentityPair,
  people: People,
  side: Side,
  k: number,
  algebra: LinearAlgebra,
): Promise<IdentityVerdict[]> {
  const [images, others] = [pair[side], pair[otherSide(side)]];
  const radii = await ballRadii(others, k, algebra);
  const verdict = (
    kind: IdentityVerdict["kind"],
    neighbor: number,
    squared: number,
  ): IdentityVerdict => {
    const [distance, radius] = [squared, radii[neighbor]!].map(Math.sqrt);
    return { kind, neighbor, distance: distance!, radius: radius! };
  };
  const verdicts = Array.from(people.of[side], (person, i) => {
    const own = people.rows[otherSide(side)][person]!
      .map((j) => ({ j, squared: squaredDistance(images, i, others, j) }))
      .sort((a, b) => a.squared - b.squared); // Stable: the first of equals.
    const holder = own.find(({ j, squared }) => squared <= radii[j]!);
    const { j, squared } = holder ?? own[0]!;
    return verdict(holder ? "same" : "none", j, squared);
  });
  // Whoever holds one of these is somebody else.
  const open = verdicts.flatMap(({ kind }, i) => kind === "none" ? [i] : []);
  const holders = await nearestHolder(images, open, others, radii, algebra);
  open.forEach((i, at) => {
    const { row, squared } = holders[at]!;
    if (row >= 0) verdicts[i] = verdict("other", row, squared);
  });
  return verdicts;
}
