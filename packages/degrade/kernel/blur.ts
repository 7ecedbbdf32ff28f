import type { Ellipse } from "./elliptic_kernel.ts";
import {
  gaussianKernel,
  generalizedKernel,
  plateauKernel,
} from "./gaussian_kernel.ts";
import type { Kernel } from "./kernel.ts";
import { type MotionBlur, motionKernel } from "./motion_kernel.ts";
import { sincKernel } from "./sinc_kernel.ts";

/** A Gaussian, perhaps longer one way than the other. */
export interface GaussianBlur extends Ellipse {
  /** What tells the shapes apart. */
  readonly shape: "gaussian";
  /** Weights in a row of the kernel; odd. */
  readonly size: number;
}

/** A bell with another peak, exp(−½ q^β), or a flat top, 1 / (1 + q^β). */
export interface BellBlur extends Ellipse {
  /** What tells the shapes apart. */
  readonly shape: "generalized" | "plateau";
  /** Weights in a row of the kernel; odd. */
  readonly size: number;
  /** How flat its top is; above 0. */
  readonly beta: number;
}

/** A round low-pass filter, which leaves rings. */
export interface SincBlur {
  /** What tells the shapes apart. */
  readonly shape: "sinc";
  /** Weights in a row of the kernel; odd, up to 51. */
  readonly size: number;
  /** The highest frequency that is kept, in radians a pixel; up to π. */
  readonly cutoff: number;
}

/** A blur by its shape. */
export type Blur = GaussianBlur | BellBlur | SincBlur | MotionBlur;

/** Makes the kernel of a blur. */
export function blurKernel(blur: Blur): Kernel {
  switch (blur.shape) {
    case "gaussian":
      return gaussianKernel(blur, blur.size);
    case "generalized":
      return generalizedKernel(blur, blur.size, blur.beta);
    case "plateau":
      return plateauKernel(blur, blur.size, blur.beta);
    case "sinc":
      return sincKernel(blur.size, blur.cutoff);
    case "motion":
      return motionKernel(blur);
  }
}
