import type { Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";

/**
 * Checks that a size can be halved.
 *
 * @param x Activations, `[B, H, W, C]`.
 * @throws {RangeError} If H or W is odd.
 */
export function checkEven(x: Tensor4D): void {
  const { H, W } = checkShapes({ x: [x, "BHWC"] });
  if (H % 2 === 0 && W % 2 === 0) return;
  throw new RangeError(
    `Cannot downsample: H and W must be even, got ${H}×${W}`,
  );
}
