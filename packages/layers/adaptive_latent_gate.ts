import * as tf from "@tensorflow/tfjs";
import type { Tensor2D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";

/**
 * Lets through as much noise as the latent allows, number by number.
 *
 * @param z Latent of each image, `[B, L]`.
 * @param noise From N(0, 1): `[B, L]`, or `[1, L]` for all images.
 * @returns ε_c, `[B, L]`.
 * @throws {RangeError} If the shapes disagree.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { adaptiveLatentGate } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const z = tf.tensor2d([[0, -1000]]); // half open, and shut
 * const noise = tf.tensor2d([[3, 3]]);
 * assertEquals(adaptiveLatentGate(z, noise).arraySync(), [[1.5, 0]]);
 * ```
 */
export function adaptiveLatentGate(z: Tensor2D, noise: Tensor2D): Tensor2D {
  const isShared = noise.shape[0] === 1;
  checkShapes({ z: [z, "BL"], noise: [noise, isShared ? "1L" : "BL"] });
  return tf.tidy(() => z.sigmoid().mul<Tensor2D>(noise)); // Eq. 6, [B,L]
}
