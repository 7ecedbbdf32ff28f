import type { Rng } from "@revisage/core";
import type { Rgb } from "./color.ts";
import { BACKGROUNDS, CLOTHES } from "./palette.ts";

/**
 * How a person is seen once: all that may differ between two pictures of one
 * face.
 *
 * Plain data, as {@linkcode FaceIdentity} is.
 */
export interface FaceView {
  /** Where the head turns, in degrees. */
  readonly pose: {
    /** To the left (−) or right (+) of the picture; within ±25. */
    readonly yaw: number;
    /** Up (−) or down (+); within ±15. */
    readonly pitch: number;
    /** Counterclockwise (−) or clockwise (+); within ±10. */
    readonly roll: number;
  };
  /** What the face does. */
  readonly expression: {
    /** Corners of the mouth down (−0.5) or up (1). */
    readonly smile: number;
    /** Mouth closed (0) to open (1). */
    readonly open: number;
    /** Eyes narrowed (0) to wide open (1). */
    readonly eyes: number;
    /** Brows knit (−1) to raised (1). */
    readonly brows: number;
    /** Where the eyes look: left to right and up to down, −1 to 1. */
    readonly gaze: readonly [x: number, y: number];
  };
  /** The light. */
  readonly light: {
    /** From the left (−1) to the right (1). */
    readonly side: number;
    /** From below (−1) to above (1). */
    readonly height: number;
    /** Hard (0) to soft (1): how much comes from all around. */
    readonly softness: number;
    /** Cold (−1) to warm (1). */
    readonly warmth: number;
    /** Its strength; 1 is well exposed, within 0.5 to 1.5. */
    readonly power: number;
  };
  /** What is behind the head. */
  readonly background: {
    readonly top: Rgb;
    readonly bottom: Rgb;
    /** Plain (0) to full of blurred lights (1). */
    readonly lights: number;
    /** Seeds its texture; an integer of 32 bits. */
    readonly texture: number;
  };
  /** Color of the clothes. */
  readonly clothes: Rgb;
}

/** Draws a view. */
export function sampleView(rng: Rng): FaceView {
  const laughs = rng.next() < 0.4;
  return {
    pose: {
      yaw: signed(rng, 20),
      pitch: signed(rng, 10),
      roll: signed(rng, 3),
    },
    expression: {
      smile: laughs ? rng.uniform(0.4, 1) : rng.uniform(-0.25, 0.7),
      open: laughs ? rng.uniform(0.3, 1) : Math.max(0, rng.uniform(-0.6, 0.3)),
      eyes: rng.uniform(0.35, 1),
      brows: signed(rng, 1),
      gaze: [signed(rng, 0.8), signed(rng, 0.4)],
    },
    light: {
      side: signed(rng, 1),
      height: rng.uniform(0, 0.8),
      softness: rng.uniform(0.2, 0.9),
      warmth: signed(rng, 1),
      power: rng.uniform(0.8, 1.2),
    },
    background: {
      top: rng.pick(BACKGROUNDS),
      bottom: rng.pick(BACKGROUNDS),
      lights: rng.next(),
      texture: rng.uint32(),
    },
    clothes: rng.pick(CLOTHES),
  };
}

/** Within ±`most`, the middle more likely than the ends. */
function signed(rng: Rng, most: number): number {
  return most * (rng.next() + rng.next() - 1);
}
