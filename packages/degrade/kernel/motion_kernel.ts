import { type Kernel, makeKernel } from "./kernel.ts";

/** A steady movement of the camera. */
export interface MotionBlur {
  /** What tells the shapes apart. */
  readonly shape: "motion";
  /** How far it goes, in pixels; at least 1, which blurs nothing. */
  readonly length: number;
  /** Its direction in radians, from right to down. */
  readonly angle: number;
}

/**
 * Makes the kernel of a camera that moves steadily in a line.
 *
 * A pixel weighs one less its distance from the line, and at least nothing.
 *
 * @returns Just large enough for the line.
 */
export function motionKernel(
  { length, angle }: Omit<MotionBlur, "shape">,
): Kernel {
  const half = (length - 1) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return makeKernel(2 * Math.ceil(half) + 1, (x, y) => {
    const along = Math.max(0, Math.abs(cos * x + sin * y) - half);
    const across = cos * y - sin * x;
    return Math.max(0, 1 - Math.hypot(along, across));
  });
}
