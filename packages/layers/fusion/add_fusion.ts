import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { checkFeatures, Fusion, type FusionInput } from "./fusion.ts";

/**
 * Adds the encoder's feature to the decoder's, whatever it is worth.
 *
 * @param input `encoder` and `decoder`, both `[B, H, W, C]`.
 * @returns `[B, H, W, C]`.
 * @throws {RangeError} If the shapes disagree.
 */
export function addFusion(input: FusionInput): Tensor4D {
  checkFeatures(input);
  return tf.tidy(() => input.decoder.add<Tensor4D>(input.encoder)); // [B,H,W,C]
}

/** Adds the encoder's feature to the decoder's. It has no variables. */
export class AddFusion extends Fusion {
  /**
   * Fuses two features.
   *
   * @returns `[B, H, W, C]`.
   * @throws {RangeError} If the shapes disagree.
   */
  override apply(input: FusionInput): Tensor4D {
    return addFusion(input);
  }
}
