import { checkFeatures, type Features } from "@revisage/core";

/** The two sets that a measure compares, named so that none can be swapped. */
export interface FeaturePair {
  /** Features of the images that a model made. */
  readonly restored: Features;
  /** Features of the images that they should resemble. */
  readonly reference: Features;
}

/** One of the two sets. */
export type Side = keyof FeaturePair;

/** How many images the sets must have at least. */
export interface Least extends Readonly<Record<Side, number>> {
  /** What for, as the message tells it where more than one is needed. */
  readonly why: string;
}

/**
 * Checks both sets of a measure.
 *
 * @param what What the error calls the measure.
 * @throws {TypeError} If a set is not features.
 * @throws {RangeError} If a number is not finite, or the sets do not fit.
 */
export function checkPair(what: string, pair: FeaturePair, least: Least): void {
  const { restored, reference } = pair;
  for (const [name, set] of Object.entries({ restored, reference })) {
    checkFeatures(set, name);
    const count = least[name as Side];
    if (set.count >= count) continue;
    const images = count > 1 ? `${count} images (${least.why})` : "one image";
    throw new RangeError(
      `Cannot compute ${what}: ${name} must have at least ${images}, ` +
        `got ${set.count}`,
    );
  }
  if (restored.dimensions === reference.dimensions) return;
  throw new RangeError(
    `Cannot compute ${what}: restored must have ${reference.dimensions} ` +
      `dimensions as reference has, got ${restored.dimensions}`,
  );
}

/**
 * Checks both sets, and that there are as many neighbors as a ball reaches to.
 *
 * @param sides Whose images have balls.
 * @throws {RangeError} If `k` is no integer from 1, or such a set has no more
 * than `k` images, or the sets do not fit.
 */
export function checkNeighbors(
  what: string,
  k: number,
  pair: FeaturePair,
  sides: readonly Side[],
): void {
  if (!Number.isSafeInteger(k) || k < 1) {
    throw new RangeError(
      `Cannot compute ${what}: k must be an integer of at least 1, got ${k}`,
    );
  }
  const least = (side: Side) => sides.includes(side) ? k + 1 : 1;
  checkPair(what, pair, {
    restored: least("restored"),
    reference: least("reference"),
    why: `itself and k = ${k} neighbors`,
  });
}
