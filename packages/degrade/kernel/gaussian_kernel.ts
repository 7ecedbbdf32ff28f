import { type Kernel, makeKernel } from "./kernel.ts";

/** A Gaussian that is perhaps longer one way than the other. */
export interface GaussianBlur {
  /** Standard deviation along the first axis, in pixels; above 0. */
  readonly sigmaX: number;
  /** Standard deviation along the second axis, in pixels; above 0. */
  readonly sigmaY: number;
  /** How far the axes are turned, in radians, from right to down. */
  readonly angle: number;
}

/**
 * Makes a Gaussian kernel as BasicSR does: sampled at pixels, cut off at the
 * kernel's border, its sum brought to 1.
 *
 * exp(−½ p Σ⁻¹ pᵀ) with Σ = U diag(σx², σy²) Uᵀ, U the rotation by `angle`.
 *
 * @param blur Its shape.
 * @param size Odd.
 */
export function gaussianKernel(
  { sigmaX, sigmaY, angle }: GaussianBlur,
  size: number,
): Kernel {
  // Equal sigmas make a circle; unturned, it separates without an error.
  const turn = sigmaX === sigmaY ? 0 : angle;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return makeKernel(size, (x, y) => {
    const along = (cos * x + sin * y) / sigmaX;
    const across = (cos * y - sin * x) / sigmaY;
    return Math.exp(-0.5 * (along * along + across * across));
  });
}
