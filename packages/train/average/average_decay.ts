import { field, type Schema } from "@revisage/core";

/** How slowly averaged weights follow, as plain JSON. */
export interface AverageConfig {
  /** Images after which half of an average is new: kimg · 1000. */
  readonly halfLife: number;
  /**
   * The half-life is at most this share of the images seen so far, so that a
   * short run does not show its first weights.
   */
  readonly ramp: number;
}

/** What a config that says nothing means: StyleGAN2's, 10 kimg and 5 %. */
export const DEFAULT_AVERAGE: AverageConfig = { halfLife: 10_000, ramp: 0.05 };

/** Says for each key of an {@linkcode AverageConfig} what it must be. */
export const AVERAGE_SCHEMA: Schema<AverageConfig> = {
  halfLife: field.number(1),
  ramp: field.number(0, 1),
};

/** How far a run is. */
export interface AverageProgress {
  /** Images of this step. */
  readonly batch: number;
  /** Images of all steps before. */
  readonly seen: number;
}

/**
 * Which share of an average stays at a step: β = 0.5^(batch / half-life), so
 * that the size of the batch changes nothing.
 *
 * At the first step it is 0, with which {@linkcode updateAverage} copies.
 *
 * @example
 * ```ts
 * import { averageDecay, DEFAULT_AVERAGE } from "@revisage/train";
 * import { assertEquals } from "@std/assert";
 *
 * const decays = [0, 1_000, 1e6].map((seen) =>
 *   averageDecay({ batch: 50, seen }, DEFAULT_AVERAGE)
 * );
 * assertEquals(decays, [0, 0.5, 0.5 ** (50 / 10_000)]);
 * ```
 */
export function averageDecay(
  { batch, seen }: AverageProgress,
  { halfLife, ramp }: AverageConfig,
): number {
  const images = Math.min(halfLife, seen * ramp);
  return 0.5 ** (batch / Math.max(images, 1e-8));
}
