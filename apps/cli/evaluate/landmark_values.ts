import { landmarkDistance } from "@revisage/metrics";
import type { DigestedPair } from "./digested_pair.ts";
import { type PicturePoints, pointsOf } from "./find_points.ts";
import type { ValueCache } from "./value_cache.ts";

/** What is known of the faces in pictures, by the digests of their files. */
type KnownPoints = Pick<ValueCache, "get">;

/**
 * How far a model moved the landmarks of each pair, in pixels.
 *
 * @returns NaN where one of a pair's pictures has no face that was found.
 */
export function landmarkValues(
  pairs: readonly DigestedPair[],
  model: number,
  known: KnownPoints,
): number[] {
  return pairs.map((pair) => {
    const reference = pointsOf(known.get(pair.reference.digest)!);
    const restored = pointsOf(known.get(pair.restored[model]!.digest)!);
    if (reference === null || restored === null) return NaN;
    return landmarkDistance({
      restored: restored.points,
      reference: reference.points,
    });
  });
}

/** Points of the references, by stem; null where no face was found. */
export function referencePoints(
  pairs: readonly DigestedPair[],
  known: KnownPoints,
): Map<string, PicturePoints | null> {
  return new Map(
    pairs.map(({ stem, reference }) => [
      stem,
      pointsOf(known.get(reference.digest)!),
    ]),
  );
}
