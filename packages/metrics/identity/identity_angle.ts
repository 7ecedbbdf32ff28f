import { type AlignedFeatures, checkAligned } from "./aligned_features.ts";
import { unitRows } from "./unit_rows.ts";

/**
 * How far each restored face has turned away from its reference: the angle
 * between their features in degrees. Less is better. Papers on face restoration
 * call it "Deg" or "LPS" where the features are ArcFace's.
 *
 * @param pairs Features of a network that recognizes faces.
 * @returns An angle for each pair, from 0 to 180: the
 * arccos of `cosineSimilarity`, and 0 exactly for equal rows.
 * @throws {TypeError} If one of `pairs` is no features.
 * @throws {RangeError} As `cosineSimilarity` does.
 *
 * @example
 * ```ts
 * import { identityAngle } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const restored = { data: Float32Array.of(1, 1), count: 1, dimensions: 2 };
 * const reference = { data: Float32Array.of(2, 0), count: 1, dimensions: 2 };
 * const [angle] = identityAngle({ restored, reference });
 * assertAlmostEquals(angle!, 45);
 * ```
 */
export function identityAngle(pairs: AlignedFeatures): Float64Array {
  checkAligned(pairs);
  const references = unitRows(pairs.reference, "reference");
  return Float64Array.from(
    unitRows(pairs.restored, "restored"),
    (restored, i) => angleBetween(restored, references[i]!),
  );
}

/**
 * 2 atan(|u − v| / |u + v|), in degrees, of rows of length 1. Near 0 the arccos
 * of a cosine would lose half its digits (W. Kahan, "How futile are mindless
 * assessments of roundoff", 2006, §12).
 */
function angleBetween(u: Float64Array, v: Float64Array): number {
  let apart = 0, along = 0;
  for (let i = 0; i < u.length; i++) {
    apart += (u[i]! - v[i]!) ** 2;
    along += (u[i]! + v[i]!) ** 2;
  }
  return 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(along)) * 180 / Math.PI;
}
