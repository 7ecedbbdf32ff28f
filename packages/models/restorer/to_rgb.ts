import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { ModulatedConv2d } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";

/** What one resolution adds to the picture: StyleGAN2's ToRGB. */
export class ToRgb extends Module {
  /** 1×1, not demodulated. */
  readonly convolution: ModulatedConv2d;
  /** `[3]`, from 0. */
  readonly bias: tf.Variable<tf.Rank.R1>;

  /**
   * Makes a ToRGB layer.
   *
   * @param inputs Channels of its input.
   * @param style Length of the style.
   * @param rng Draws the weights.
   */
  constructor(inputs: number, style: number, rng: Rng) {
    super();
    const shape = { inputs, outputs: 3, style, kernel: 1, demodulate: false };
    this.convolution = this.child(
      "convolution",
      new ModulatedConv2d(shape, rng.split("convolution")),
    );
    this.bias = this.parameter("bias", () => tf.zeros<tf.Rank.R1>([3]));
  }

  /** From `[B, H, W, I]` to `[B, H, W, 3]`. */
  apply(x: Tensor4D, style: Tensor2D): Tensor4D {
    return tf.tidy(() =>
      this.convolution.apply(x, style).add<Tensor4D>(this.bias)
    );
  }
}
