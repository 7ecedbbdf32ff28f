import type { Degradation, DegradationStep } from "../degradation.ts";
import { rescaleDegradation } from "./rescale_degradation.ts";

/** How {@linkcode sampleDegradation} fits degradations to pictures. */
export interface SampleOptions {
  /**
   * What size the degraded picture is brought to: that of the picture given
   * (the default), a square of so many pixels, or none, which leaves it small.
   */
  readonly resize?: "input" | "none" | number;
  /** Pixels along a side of the pictures; needed with `referenceSize`. */
  readonly size?: number;
  /**
   * The size that the preset is meant for, 512 with those of
   * {@linkcode PRESETS}. What it says is then scaled to pictures of `size`.
   */
  readonly referenceSize?: number;
}

/** The step that gives a degraded picture its last size, if there is one. */
export function resizeLast(
  resize: "input" | "none" | number,
): DegradationStep[] {
  if (resize === "none") return [];
  if (resize !== "input") checkSide("resize", resize);
  const to = resize === "input" ? resize : { side: resize };
  return [{ kind: "resize", to, filter: "bilinear" }];
}

/**
 * Rescales what was drawn if the options say so.
 *
 * @throws {RangeError} If a size is no positive integer, or one is missing.
 */
export function fitToSize(
  degradation: Degradation,
  { size, referenceSize }: SampleOptions,
): Degradation {
  if (size === undefined && referenceSize === undefined) return degradation;
  checkSide("size", size);
  checkSide("referenceSize", referenceSize);
  return rescaleDegradation(degradation, { from: referenceSize, to: size });
}

function checkSide(name: string, side: unknown): asserts side is number {
  if (!(Number.isSafeInteger(side) && side as number > 0)) {
    throw new RangeError(
      `Cannot sample degradation: ${name} must be a positive integer, got ${
        side === undefined ? "nothing" : String(side)
      }`,
    );
  }
}
