import { cosineSimilarity } from "./cosine_similarity.ts";
import type { AlignedFeatures } from "./aligned_features.ts";

/**
 * The share of restored faces that a face recognizer still takes for the person
 * in their reference. More is better.
 *
 * @param pairs Features of a network that recognizes faces.
 * @param threshold The least cosine that counts as the same person, from −1 to
 * 1; a cosine equal to it counts (`>=`). It belongs to the network: for SFace
 * OpenCV's is 0.363.
 * @returns From 0 to 1.
 * @throws {TypeError} If one of `pairs` is no features.
 * @throws {RangeError} If `threshold` is out of range, or as
 * {@linkcode cosineSimilarity} does.
 *
 * @example One of two is still the same person
 * ```ts
 * import { verificationRate } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const features = (...data: number[]) => ({
 *   data: Float32Array.from(data),
 *   count: 2,
 *   dimensions: 2,
 * });
 * const pairs = {
 *   restored: features(1, 0, 1, 0),
 *   reference: features(1, 0, 0, 1),
 * };
 * assertEquals(verificationRate(pairs, 0.363), 0.5);
 * ```
 */
export function verificationRate(
  pairs: AlignedFeatures,
  threshold: number,
): number {
  if (!(threshold >= -1 && threshold <= 1)) {
    throw new RangeError(
      `Cannot verify faces: threshold must be from -1 to 1, got ${threshold}`,
    );
  }
  const cosines = cosineSimilarity(pairs);
  const same = cosines.filter((cosine) => cosine >= threshold);
  return same.length / cosines.length;
}
