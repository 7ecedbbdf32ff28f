/** Two numbers between which one is drawn evenly. */
export type Range = readonly [low: number, high: number];

/** What blurs are drawn. */
export interface BlurPreset {
  /** How often each shape comes, relative to the others. */
  readonly shapes: {
    /** A round Gaussian. */
    readonly isotropic: number;
    /** A Gaussian with two sigmas, turned by any angle. */
    readonly anisotropic: number;
    /** A steady movement of the camera. */
    readonly motion: number;
  };
  /** Weights in a row of a Gaussian's kernel; odd. */
  readonly size: number;
  /** Standard deviations of Gaussians, in pixels. */
  readonly sigma: Range;
  /** Lengths of movements, in pixels. */
  readonly length: Range;
}

/** What smaller sizes are drawn. */
export interface DownsamplePreset {
  /** What width and height are divided by; below 1 enlarges. */
  readonly factor: Range;
  /** How often each filter comes, relative to the others. */
  readonly filters: {
    /** OpenCV's, not antialiased. */
    readonly bilinear: number;
    /** OpenCV's, not antialiased. */
    readonly bicubic: number;
    /** The mean of what a pixel covers. */
    readonly area: number;
    /** Pillow's, antialiased. */
    readonly lanczos: number;
  };
}

/** What noise is drawn. */
export interface NoisePreset {
  /** How often each kind comes, relative to the other. */
  readonly kinds: {
    /** Of the same strength everywhere. */
    readonly gaussian: number;
    /** Stronger where the picture is brighter. */
    readonly poisson: number;
  };
  /** Standard deviations of Gaussian noise, in levels of 255. */
  readonly sigma: Range;
  /** Photons for one level, of Poisson noise. */
  readonly photons: Range;
  /** How likely the three channels get the same noise. */
  readonly gray: number;
}

/** What colors are added. */
export interface ShiftPreset {
  /** How likely any is added. */
  readonly probability: number;
  /** The most that a channel changes, in levels of 255. */
  readonly most: number;
}

/**
 * What degradations are drawn from. `null` leaves a part out.
 *
 * Sigmas, noise and quality are of the picture in the size that it is given.
 */
export interface DegradationPreset {
  /** The blur, first of all. */
  readonly blur: BlurPreset | null;
  /** The smaller size. */
  readonly downsample: DownsamplePreset | null;
  /** The noise, at the smaller size. */
  readonly noise: NoisePreset | null;
  /** Qualities of JPEG, 1 to 100; whole ones are drawn. */
  readonly jpeg: Range | null;
  /** The color that is added, last of all. */
  readonly shift: ShiftPreset | null;
  /** How likely the picture turns gray. */
  readonly gray: number;
}
