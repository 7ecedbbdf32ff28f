import { type Ellipse, ellipticKernel } from "./elliptic_kernel.ts";
import type { Kernel } from "./kernel.ts";

/**
 * Makes a Gaussian kernel as BasicSR does: exp(−½ q).
 *
 * @param ellipse The one at one standard deviation.
 * @param size Odd.
 */
export function gaussianKernel(ellipse: Ellipse, size: number): Kernel {
  return ellipticKernel(ellipse, size, (q) => Math.exp(-0.5 * q));
}

/**
 * Makes a Gaussian with another peak, as BasicSR does: exp(−½ q^β). Below 1 it
 * is sharper than a Gaussian, above 1 flatter.
 */
export function generalizedKernel(
  ellipse: Ellipse,
  size: number,
  beta: number,
): Kernel {
  return ellipticKernel(ellipse, size, (q) => Math.exp(-0.5 * q ** beta));
}

/** Makes a kernel with a flat top, as BasicSR does: 1 / (1 + q^β). */
export function plateauKernel(
  ellipse: Ellipse,
  size: number,
  beta: number,
): Kernel {
  return ellipticKernel(ellipse, size, (q) => 1 / (1 + q ** beta));
}
