import { type AlignedFeatures, checkAligned } from "./aligned_features.ts";
import { unitRows } from "./unit_rows.ts";

/**
 * How alike each restored face is to its reference: the cosine of the angle
 * between their features. More is better; 1 means the same direction.
 *
 * Features need not be of length 1. In float64, and never beyond ±1.
 *
 * @param pairs Features of a network that recognizes faces.
 * @returns A cosine for each pair, in their order.
 * @throws {TypeError} If one of `pairs` is no features.
 * @throws {RangeError} If their sizes differ, there are none, a number is not
 * finite, or a row is all zeros and so has no direction.
 *
 * @example
 * ```ts
 * import { cosineSimilarity } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const restored = { data: Float32Array.of(3, 4), count: 1, dimensions: 2 };
 * const reference = { data: Float32Array.of(1, 0), count: 1, dimensions: 2 };
 * const [cosine] = cosineSimilarity({ restored, reference });
 * assertAlmostEquals(cosine!, 0.6);
 * ```
 */
export function cosineSimilarity(pairs: AlignedFeatures): Float64Array {
  checkAligned(pairs);
  const references = unitRows(pairs.reference, "reference");
  return Float64Array.from(
    unitRows(pairs.restored, "restored"),
    (restored, i) => {
      const reference = references[i]!;
      const sum = restored.reduce((sum, x, k) => sum + x * reference[k]!, 0);
      return Math.max(-1, Math.min(1, sum));
    },
  );
}
