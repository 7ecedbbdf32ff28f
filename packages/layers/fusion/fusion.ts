import type { Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { Module } from "@revisage/core/module";

/** Two features of one size that are to become one. */
export interface FusionInput {
  /** What a skip brings from the encoder: p, `[B, H, W, C]`. */
  readonly encoder: Tensor4D;
  /** What the decoder has made so far: q, `[B, H, W, C]`. */
  readonly decoder: Tensor4D;
}

/** A way to fuse the encoder's feature into the decoder's. */
export abstract class Fusion extends Module {
  /**
   * Fuses two features.
   *
   * @returns `[B, H, W, C]`.
   * @throws {RangeError} If the shapes disagree.
   */
  abstract apply(input: FusionInput): Tensor4D;
}

/** The sizes that both features have. */
export function checkFeatures({ encoder, decoder }: FusionInput) {
  return checkShapes({
    decoder: [decoder, "BHWC"],
    encoder: [encoder, "BHWC"],
  });
}
