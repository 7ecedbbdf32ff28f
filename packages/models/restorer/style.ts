import { adaptiveLatentGate } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D } from "@tensorflow/tfjs";

/**
 * What modulates the decoder and the skips: s = [z, ε_c].
 *
 * @param z The latent, `[B, L]`.
 * @param noise ε, `[B|1, L]`, or `null` for none: then ε_c is 0.
 * @returns `[B, 2L]`.
 */
export function styleOf(z: Tensor2D, noise: Tensor2D | null): Tensor2D {
  return tf.tidy(() => {
    const gated = noise ? adaptiveLatentGate(z, noise) : tf.zerosLike(z);
    return tf.concat2d([z, gated], 1); // [B,2L], ε_c of Eq. 6
  });
}
