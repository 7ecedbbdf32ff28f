import type { Features, LinearAlgebra } from "@revisage/core";
import { nearestDistances } from "./nearest_distances.ts";

/** The squared distance of each row to its `k`-th nearest other. */
export async function ballRadii(
  features: Features,
  k: number,
  algebra: LinearAlgebra,
): Promise<Float64Array> {
  const nearest = await nearestDistances(features, k, algebra);
  return nearest.filter((_, i) => i % k === k - 1);
}
