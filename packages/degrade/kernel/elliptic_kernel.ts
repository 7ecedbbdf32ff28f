import { type Kernel, makeKernel } from "./kernel.ts";

/** An ellipse: the size and direction of a blur. */
export interface Ellipse {
  /** Standard deviation along the first axis, in pixels; above 0. */
  readonly sigmaX: number;
  /** Standard deviation along the second axis, in pixels; above 0. */
  readonly sigmaY: number;
  /** How far the axes are turned, in radians, from right to down. */
  readonly angle: number;
}

/**
 * Makes a kernel that falls off alike on ellipses: sampled at pixels, cut off
 * at the kernel's border, its sum brought to 1.
 *
 * @param ellipse The one at one standard deviation.
 * @param size Odd.
 * @param fall The weight by q = p Σ⁻¹ pᵀ, with Σ = U diag(σx², σy²) Uᵀ and U the
 * rotation by the angle: the square of the distance in standard deviations.
 */
export function ellipticKernel(
  { sigmaX, sigmaY, angle }: Ellipse,
  size: number,
  fall: (q: number) => number,
): Kernel {
  // Equal sigmas make a circle; unturned, a Gaussian separates exactly.
  const turn = sigmaX === sigmaY ? 0 : angle;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return makeKernel(size, (x, y) => {
    const along = (cos * x + sin * y) / sigmaX;
    const across = (cos * y - sin * x) / sigmaY;
    return fall(along * along + across * across);
  });
}
