import { Rng } from "@revisage/core";
import {
  type Degradation,
  type DegradationPreset,
  type PresetName,
  sampleDegradation,
  sampleSecondOrder,
  type SecondOrderPreset,
} from "@revisage/degrade";

/** A preset of one round, by its name or ranges, or of two. */
export type TrainingPreset = PresetName | DegradationPreset | SecondOrderPreset;

/** What degradations are drawn from. */
export interface DrawOptions {
  /** What they are drawn from; see `PRESETS` of `@revisage/degrade`. */
  readonly preset: TrainingPreset;
  /** What they are drawn by; any integer within ±(2⁵³ − 1). */
  readonly seed: number;
  /**
   * The size that the preset is meant for: what it says is then scaled to the
   * size of the faces. Left out, nothing is scaled.
   */
  readonly referenceSize?: number;
}

/**
 * Draws the degradation of a sample: by the seed and by the sample alone.
 *
 * @param draw {@linkcode Sample.draw}.
 * @param size Pixels along a side of the faces.
 */
export function drawDegradation(
  { preset, seed, referenceSize }: DrawOptions,
  draw: number | string,
  size: number,
): Degradation {
  const rng = new Rng(seed).split("degradation").split(draw);
  const scale = referenceSize === undefined ? {} : { size, referenceSize };
  return typeof preset === "object" && "second" in preset
    ? sampleSecondOrder(rng, preset, scale)
    : sampleDegradation(preset, rng, scale);
}
