import type { Features } from "@revisage/core";

/**
 * The rows of features, each divided by its length.
 *
 * @param name What the error calls them.
 * @throws {RangeError} If a row is all zeros and so has no direction.
 */
export function unitRows(
  { data, count, dimensions }: Features,
  name: string,
): Float64Array[] {
  return Array.from({ length: count }, (_, i) => {
    const start = i * dimensions;
    const row = Float64Array.from(data.subarray(start, start + dimensions));
    const largest = row.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
    if (largest === 0) {
      throw new RangeError(
        `Cannot compare features: row ${i} of ${name} must not be all zeros`,
      );
    }
    // Squares of numbers up to 1 neither overflow nor all vanish.
    const scaled = row.map((x) => x / largest);
    const length = Math.sqrt(scaled.reduce((sum, x) => sum + x * x, 0));
    return scaled.map((x) => x / length);
  });
}
