import type { ResampleFilter } from "./filter/resample_taps.ts";
import type { Blur } from "./kernel/blur.ts";

/** Filters the picture with a kernel. */
export interface BlurStep {
  /** What tells the steps apart. */
  readonly kind: "blur";
  /** The kernel, in pixels of the picture as this step finds it. */
  readonly blur: Blur;
}

/**
 * Brings the picture to another size.
 *
 * `{ divide: 2.5 }` is the size of the picture first given over 2.5, rounded
 * down, and one pixel at least; `{ side: 512 }` is 512 × 512; `"input"` is the
 * size of the picture first given.
 */
export interface ResizeStep {
  /** What tells the steps apart. */
  readonly kind: "resize";
  /** The new size. */
  readonly to:
    | { readonly divide: number }
    | { readonly side: number }
    | "input";
  /** How it is brought to it. */
  readonly filter: ResampleFilter;
}

/** Adds noise that does not depend on the picture, then clips to 0 to 255. */
export interface GaussianNoiseStep {
  /** What tells the steps apart. */
  readonly kind: "gaussian noise";
  /** Standard deviation, in levels of 255. */
  readonly sigma: number;
  /** The same for the three channels of a pixel. */
  readonly gray: boolean;
  /** Of the {@linkcode Rng} that the noise is drawn from. */
  readonly seed: number;
}

/**
 * Counts photons, then clips to 0 to 255: a channel at `level` becomes
 * `Poisson(level × photons) / photons`.
 */
export interface PoissonNoiseStep {
  /** What tells the steps apart. */
  readonly kind: "poisson noise";
  /** Photons for one level. The variance at a level is `level / photons`. */
  readonly photons: number;
  /** The same noise for the three channels, drawn at the pixel's luma. */
  readonly gray: boolean;
  /** Of the {@linkcode Rng} that the noise is drawn from. */
  readonly seed: number;
}

/** Compresses with JPEG, 4:2:0, and decompresses. */
export interface JpegStep {
  /** What tells the steps apart. */
  readonly kind: "jpeg";
  /** 1 to 100, as libjpeg counts. */
  readonly quality: number;
}

/** Adds a color, then clips to 0 to 255. */
export interface ShiftStep {
  /** What tells the steps apart. */
  readonly kind: "shift";
  /** What is added to red, green and blue, in levels of 255. */
  readonly color: readonly [number, number, number];
}

/** Leaves only the luma, 0.299 R + 0.587 G + 0.114 B. */
export interface GrayStep {
  /** What tells the steps apart. */
  readonly kind: "gray";
}

/** One thing that is done to a picture. */
export type DegradationStep =
  | BlurStep
  | ResizeStep
  | GaussianNoiseStep
  | PoissonNoiseStep
  | JpegStep
  | ShiftStep
  | GrayStep;

/**
 * All that is done to a picture, as plain JSON.
 *
 * It holds every number that matters: the same steps make the same picture of
 * the same picture, anywhere. Pixel values are rounded to whole levels before
 * JPEG and at the end, nowhere else.
 */
export interface Degradation {
  /** What is done, one after the other. */
  readonly steps: readonly DegradationStep[];
}
