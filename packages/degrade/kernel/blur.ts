import { type GaussianBlur, gaussianKernel } from "./gaussian_kernel.ts";
import type { Kernel } from "./kernel.ts";
import { type MotionBlur, motionKernel } from "./motion_kernel.ts";

/** A blur by its shape. */
export type Blur =
  | GaussianBlur & {
    readonly shape: "gaussian";
    /** Weights in a row of the kernel; odd. */
    readonly size: number;
  }
  | MotionBlur & { readonly shape: "motion" };

/** Makes the kernel of a blur. */
export function blurKernel(blur: Blur): Kernel {
  return blur.shape === "gaussian"
    ? gaussianKernel(blur, blur.size)
    : motionKernel(blur);
}
