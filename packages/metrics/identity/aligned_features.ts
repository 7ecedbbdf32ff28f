import { checkFeatures, type Features } from "@revisage/core";

/** Features of restored images and of their references, in the same order. */
export interface AlignedFeatures {
  /** Features of what the model made. */
  readonly restored: Features;
  /** Features of what it should have made; row `i` belongs to restored row `i`. */
  readonly reference: Features;
}

/**
 * Checks that there is a row in each for a row in the other, at least one.
 *
 * @throws {TypeError} If one of them is no features.
 * @throws {RangeError} If one is wrong, or they do not fit each other.
 */
export function checkAligned({ restored, reference }: AlignedFeatures): void {
  checkFeatures(restored, "restored");
  checkFeatures(reference, "reference");
  for (const size of ["dimensions", "count"] as const) {
    if (restored[size] !== reference[size]) {
      throw new RangeError(
        `Cannot compare features: restored.${size} must be ${
          reference[size]
        } as in reference, got ${restored[size]}`,
      );
    }
  }
  if (restored.count === 0) {
    throw new RangeError(
      "Cannot compare features: count must be at least 1, got 0",
    );
  }
}
