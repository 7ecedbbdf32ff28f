/** A point of an image in pixels: to the right, and down. */
export type Point = readonly [x: number, y: number];

/** Landmarks of a restored face and of its reference. */
export interface LandmarkPair {
  /** Points of the restored face. */
  readonly restored: readonly Point[];
  /** The same points of the reference, in the same order. */
  readonly reference: readonly Point[];
}

/**
 * How far a face's landmarks have moved: the mean distance between each point
 * and its counterpart (LMD). Less is better.
 *
 * Five points are usual: eyes, nose and corners of the mouth. The result is in
 * pixels of the image that they were found in, so compare only equal sizes.
 *
 * @param pair As many points on both sides, at least one.
 * @returns Mean Euclidean distance in pixels.
 * @throws {RangeError} If there are no points, not as many on both sides, or
 * one is not finite.
 *
 * @example One of two points moved 3 right and 4 down
 * ```ts
 * import { landmarkDistance } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const distance = landmarkDistance({
 *   restored: [[13, 24], [50, 50]],
 *   reference: [[10, 20], [50, 50]],
 * });
 * assertEquals(distance, 2.5);
 * ```
 */
export function landmarkDistance(
  { restored, reference }: LandmarkPair,
): number {
  if (reference.length === 0) fail("there must be at least 1 point, got 0");
  if (restored.length !== reference.length) {
    fail(
      `restored must have ${reference.length} points as reference, got ${restored.length}`,
    );
  }
  const distances = restored.map(([x, y], i) => {
    const [toX, toY] = reference[i]!;
    const distance = Math.hypot(x - toX, y - toY);
    if (Number.isFinite(distance)) return distance;
    return fail(
      `point ${i} must be finite, got (${x}, ${y}) and (${toX}, ${toY})`,
    );
  });
  return distances.reduce((a, b) => a + b) / distances.length;
}

function fail(problem: string): never {
  throw new RangeError(`Cannot compare landmarks: ${problem}`);
}
