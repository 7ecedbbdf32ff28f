import type { Range } from "./preset.ts";

/** What one of the two rounds of a second-order degradation is drawn from. */
export interface StagePreset {
  /** How likely it blurs. */
  readonly blur: number;
  /** How likely a blur is a sinc, which leaves rings. */
  readonly sinc: number;
  /** How often each other shape comes; `…Isotropic` ones are round. */
  readonly shapes: Readonly<
    Record<
      | "gaussianIsotropic"
      | "gaussianAnisotropic"
      | "generalizedIsotropic"
      | "generalizedAnisotropic"
      | "plateauIsotropic"
      | "plateauAnisotropic",
      number
    >
  >;
  /** Standard deviations, in pixels. */
  readonly sigma: Range;
  /** How often the picture is enlarged, made smaller or left, relatively. */
  readonly resize: Readonly<Record<"up" | "down" | "keep", number>>;
  /** The smallest scale and the largest, on both sides of 1. */
  readonly scale: Range;
  /** How likely noise is Gaussian; else it is Poisson's. */
  readonly gaussian: number;
  /** Standard deviations of Gaussian noise, in levels of 255. */
  readonly noise: Range;
  /** How much stronger Poisson noise is than that of one photon a level. */
  readonly poisson: Range;
  /** How likely the three channels get the same noise. */
  readonly gray: number;
  /** Qualities of JPEG, whole numbers. */
  readonly jpeg: readonly [low: number, high: number];
}

/** What a second-order degradation is drawn from. */
export interface SecondOrderPreset {
  /** The first round. */
  readonly first: StagePreset;
  /** The second round. */
  readonly second: StagePreset;
  /** What width and height are divided by in the end; 1 or more. */
  readonly divide: number;
  /** How likely a sinc comes last. */
  readonly finalSinc: number;
}

const FIRST: StagePreset = {
  blur: 1,
  sinc: 0.1,
  shapes: {
    gaussianIsotropic: 0.45,
    gaussianAnisotropic: 0.25,
    generalizedIsotropic: 0.12,
    generalizedAnisotropic: 0.03,
    plateauIsotropic: 0.12,
    plateauAnisotropic: 0.03,
  },
  sigma: [0.2, 3],
  resize: { up: 0.2, down: 0.7, keep: 0.1 },
  scale: [0.15, 1.5],
  gaussian: 0.5,
  noise: [1, 30],
  poisson: [0.05, 3],
  gray: 0.4,
  jpeg: [30, 95],
};

/**
 * Real-ESRGAN's ranges, for a model that enlarges four times.
 *
 * X. Wang et al., "Real-ESRGAN: training real-world blind super-resolution with
 * pure synthetic data", 2021, {@link https://arxiv.org/abs/2107.10833}.
 */
export const REAL_ESRGAN: SecondOrderPreset = {
  first: FIRST,
  second: {
    ...FIRST,
    blur: 0.8,
    sigma: [0.2, 1.5],
    resize: { up: 0.3, down: 0.4, keep: 0.3 },
    scale: [0.3, 1.2],
    noise: [1, 25],
    poisson: [0.05, 2.5],
  },
  divide: 4,
  finalSinc: 0.8,
};
