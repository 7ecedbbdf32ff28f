import { pureLinearAlgebra } from "@revisage/core";
import { checkNeighbors, type Side } from "../features/check_pair.ts";
import type { ComputeOptions } from "../features/statistics.ts";
import { type IdentityPair, otherSide, peopleOf } from "./identities.ts";
import {
  shareWithin,
  smallestNeighborhoods,
} from "./smallest_neighborhoods.ts";

/**
 * iPrecision, Eq. 11 of "Rethinking Deep Face Restoration": the share of
 * restored images that look real *and* like the person they show. More is
 * better.
 *
 * A restored image e counts if there is a reference e′ of the same person with
 * κ(e, e′) ≤ κ(e′, NN_k(e′)), where κ is the Euclidean distance and NN_k(e′)
 * the k-th nearest neighbor of e′ among *all* references. Where the paper
 * leaves a choice, this is how it is read:
 *
 * - **∃** is one e′ that fulfills both, the distance and the identity: neither
 *   must it be the nearest of those whose ball holds e, nor must all of them
 *   be that person.
 * - **Itself**: e′ is not its own neighbor, so k = 1 is the nearest other
 *   reference. One that equals e′ is a neighbor, at distance 0.
 * - **Ties**: a distance that equals the radius is inside (`<=`). Which of two
 *   equally far neighbors is the k-th does not matter to the radius.
 * - **Several images of a person** each have a ball, and one is enough. They
 *   count as neighbors like all others, so that they make each other's balls
 *   small: with five photos a person, k = 4 may reach to that person's own.
 * - **One image of a person** on either side is enough. None on the other
 *   side would be a failure at every k, and is refused.
 *
 * Features of networks that were trained by the angle, as SFace and ArcFace,
 * should be scaled to length 1 first. The paper's FaceNet gives such. Blurred
 * faces have short features, and short ones lie in many balls.
 *
 * If each pair is its own identity, iPrecision is the share of restored images
 * that come among the first k when their reference looks for itself among the
 * restored image and all other references; where they are as far as another,
 * they come first. If all images are of one person, it is the precision of
 * {@linkcode improvedPrecisionRecall}.
 *
 * The time is that of the distances of all pairs of references, and of each
 * pair of the same person; the memory grows with the number of images.
 *
 * @param k 4 in the paper.
 * @returns From 0 to 1.
 * @throws {RangeError} If there are no more than `k` references or no restored
 * image; dimensions differ; a number is not finite; identities are not as many
 * as images; or a restored person is missing from the references.
 *
 * @example Two pairs: row i of both sets is one person
 * ```ts
 * import { iPrecision } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const restored = { data: Float32Array.of(0, 7), count: 2, dimensions: 1 };
 * const reference = { data: Float32Array.of(1, 3), count: 2, dimensions: 1 };
 * // 0 is within 2 of 1. 7 is not within 2 of 3.
 * assertEquals(await iPrecision({ restored, reference }, 1), 0.5);
 * ```
 */
export function iPrecision(
  pair: IdentityPair,
  k = 4,
  options: ComputeOptions = {},
): Promise<number> {
  return shareOf("iPrecision", pair, "restored", k, options);
}

/**
 * iRecall, Eq. 12: the share of references that lie in the ball of a restored
 * image of the same person. {@linkcode iPrecision} with both sets swapped, and
 * read in the same way.
 *
 * @param k 4 in the paper.
 * @returns From 0 to 1.
 * @throws {RangeError} If there are no more than `k` restored images or no
 * reference; dimensions differ; a number is not finite; identities are not as
 * many as images; or a person of the references is missing from the restored.
 *
 * @example With several images of a person
 * ```ts
 * import { iRecall } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = {
 *   restored: rows(1, 3, 9),
 *   reference: rows(0, 4, 8),
 *   identities: { restored: ["a", "a", "b"], reference: ["a", "b", "b"] },
 * };
 * // Balls: 1 ± 2 and 3 ± 2 of a, 9 ± 6 of b. They hold a's 0, b's 4 and 8.
 * assertEquals(await iRecall(pair, 1), 1);
 * ```
 */
export function iRecall(
  pair: IdentityPair,
  k = 4,
  options: ComputeOptions = {},
): Promise<number> {
  return shareOf("iRecall", pair, "reference", k, options);
}

/** The mean of iPred over a set. */
async function shareOf(
  what: string,
  pair: IdentityPair,
  side: Side,
  k: number,
  { linearAlgebra = pureLinearAlgebra }: ComputeOptions,
): Promise<number> {
  checkNeighbors(what, k, pair, [otherSide(side)]);
  const smallest = await smallestNeighborhoods(
    pair,
    peopleOf(what, pair, side),
    side,
    k,
    linearAlgebra,
  );
  return shareWithin(smallest, k);
}
