import type { BlurPreset, DegradationPreset } from "./preset.ts";

/** The names of the presets. */
export type PresetName =
  | "paper"
  | "gfpgan"
  | "codeformer-2"
  | "codeformer-3"
  | "difface"
  | "sr8"
  | "sr16";

const GAUSSIAN: BlurPreset = {
  shapes: { isotropic: 1, anisotropic: 1, motion: 0 },
  size: 41,
  sigma: [0.1, 10],
  length: [1, 21],
};

const ONLY_BILINEAR = { bilinear: 1, bicubic: 0, area: 0, lanczos: 0 };
const ONLY_LANCZOS = { ...ONLY_BILINEAR, bilinear: 0, lanczos: 1 };

function noise(sigma: readonly [number, number]): DegradationPreset["noise"] {
  return {
    kinds: { gaussian: 1, poisson: 0 },
    sigma,
    photons: [0.5, 50],
    gray: 0,
  };
}

function shrinkOnly(factor: number): DegradationPreset {
  return {
    blur: null,
    downsample: { factor: [factor, factor], filters: ONLY_LANCZOS },
    noise: null,
    jpeg: null,
    shift: null,
    gray: 0,
  };
}

/** Eq. 13 names one σ, so the blur is round. */
const PAPER: DegradationPreset = {
  blur: {
    ...GAUSSIAN,
    shapes: { isotropic: 1, anisotropic: 0, motion: 0 },
    sigma: [0.2, 10],
  },
  downsample: { factor: [1, 8], filters: ONLY_BILINEAR },
  noise: noise([0, 15]),
  jpeg: [60, 100],
  shift: null,
  gray: 0,
};

/**
 * The degradations that face restorers are trained and tested with, for
 * pictures of 512 × 512.
 *
 * | preset         | σ      | divided by | noise | JPEG   | and                 |
 * | -------------- | ------ | ---------- | ----- | ------ | ------------------- |
 * | `paper`        | 0.2–10 | 1–8        | 0–15  | 60–100 |                     |
 * | `gfpgan`       | 0.1–10 | 0.8–8      | 0–20  | 60–100 | color shifts, gray  |
 * | `codeformer-3` | 0.1–10 | 1–12       | 0–15  | 60–100 |                     |
 * | `codeformer-2` | 1–15   | 4–30       | 0–20  | 30–80  |                     |
 * | `difface`      | 0.1–15 | 0.8–32     | 0–20  | 30–100 |                     |
 * | `sr8`, `sr16`  | –      | 8, 16      | –     | –      | Lanczos, no bilinear |
 */
export const PRESETS: Readonly<Record<PresetName, DegradationPreset>> = {
  paper: PAPER,
  gfpgan: {
    blur: GAUSSIAN,
    downsample: { factor: [0.8, 8], filters: ONLY_BILINEAR },
    noise: noise([0, 20]),
    jpeg: [60, 100],
    shift: { probability: 0.3, most: 20 },
    gray: 0.01,
  },
  "codeformer-2": {
    ...PAPER,
    blur: { ...GAUSSIAN, sigma: [1, 15] },
    downsample: { factor: [4, 30], filters: ONLY_BILINEAR },
    noise: noise([0, 20]),
    jpeg: [30, 80],
  },
  "codeformer-3": {
    ...PAPER,
    blur: GAUSSIAN,
    downsample: { factor: [1, 12], filters: ONLY_BILINEAR },
  },
  difface: {
    ...PAPER,
    blur: { ...GAUSSIAN, sigma: [0.1, 15] },
    downsample: { factor: [0.8, 32], filters: ONLY_BILINEAR },
    noise: noise([0, 20]),
    jpeg: [30, 100],
  },
  sr8: shrinkOnly(8),
  sr16: shrinkOnly(16),
};
