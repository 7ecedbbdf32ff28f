import type { LinearAlgebra } from "@revisage/core";
import type { FeaturePair, Side } from "../features/check_pair.ts";
import { nearestDistances } from "../neighbors/nearest_distances.ts";
import { squaredDistance } from "../neighbors/squared_distance.ts";
import { otherSide, type People } from "./identities.ts";

/**
 * For each image of a set, the smallest k with which an image of the same
 * person in the other set has it in its ball; Infinity above `most`.
 *
 * iPred (§4) with k neighbors is 1 exactly where this is at most k. So one
 * pass serves every k, and only pairs of the same person are compared.
 *
 * @param side The set whose images are judged.
 * @param most The largest k; below the number of images in the other set.
 */
export async function smallestNeighborhoods(
  pair: FeaturePair,
  people: People,
  side: Side,
  most: number,
  algebra: LinearAlgebra,
): Promise<Float64Array> {
  const [images, others] = [pair[side], pair[otherSide(side)]];
  const nearest = await nearestDistances(others, most, algebra);
  return Float64Array.from(people.of[side], (person, i) => {
    let smallest = Infinity;
    for (const j of people.rows[otherSide(side)][person]!) {
      const distance = squaredDistance(images, i, others, j);
      const own = nearest.subarray(j * most, (j + 1) * most);
      const k = 1 + own.findIndex((radius) => distance <= radius);
      if (k > 0) smallest = Math.min(smallest, k);
    }
    return smallest;
  });
}

/** Share of the images for which `k` neighbors are enough. */
export function shareWithin(smallest: Float64Array, k: number): number {
  let within = 0;
  for (const least of smallest) if (least <= k) within++;
  return within / smallest.length;
}
