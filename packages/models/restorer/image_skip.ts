import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { ModulatedConv2d } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";

/** What an image skip is given. */
export interface ImageSkipInput {
  /** What was painted, `[B, S, S, 3]`. */
  readonly painted: Tensor4D;
  /** The degraded image, `[B, S, S, 3]`. */
  readonly degraded: Tensor4D;
  /** The decoder's last activations, `[B, S, S, C(S)]`. */
  readonly feature: Tensor4D;
  /** `[B, 2L]`. */
  readonly style: Tensor2D;
}

/**
 * A skip from the degraded image to the restored one: Eq. 4 for pixels, with a
 * gate that the decoder computes for each. Not in the paper: decision 0014.
 */
export class ImageSkip extends Module {
  /** 1×1, to one channel, not demodulated. */
  readonly convolution: ModulatedConv2d;
  /** `[1]`, from 0: at first half of the degraded image comes through. */
  readonly bias: tf.Variable<tf.Rank.R1>;

  /**
   * Makes an image skip.
   *
   * @param inputs Channels of the decoder's last activations.
   * @param style Length of the style.
   * @param rng Draws the weights.
   */
  constructor(inputs: number, style: number, rng: Rng) {
    super();
    const shape = { inputs, outputs: 1, style, kernel: 1, demodulate: false };
    this.convolution = this.child(
      "convolution",
      new ModulatedConv2d(shape, rng.split("convolution")),
    );
    this.bias = this.parameter("bias", () => tf.zeros<tf.Rank.R1>([1]));
  }

  /** The restored image, `[B, S, S, 3]`. */
  apply({ painted, degraded, feature, style }: ImageSkipInput): Tensor4D {
    return tf.tidy(() => {
      const o = this.convolution.apply(feature, style).add(this.bias);
      const s = o.sigmoid(); // [B,S,S,1]
      return painted.add(s.mul(degraded)); // q + s ⊙ p, which is Eq. 4
    });
  }
}
