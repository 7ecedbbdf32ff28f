import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { ModulatedConv2d } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";

/** What a pixel gate is given. */
export interface PixelGateInput {
  /** What comes by the skip, `[B, H, W, C]`. */
  readonly p: Tensor4D;
  /** What the decoder has, `[B, H, W, C]`. */
  readonly q: Tensor4D;
  /** The decoder's activations there, `[B, H, W, D]`. */
  readonly activations: Tensor4D;
  /** `[B, 2L]`. */
  readonly style: Tensor2D;
}

/**
 * Eq. 4 with a gate that the decoder computes for each pixel: how the degraded
 * image and fine skips meet what was painted. Not in the paper: decisions 0014
 * and 0016.
 */
export class PixelGate extends Module {
  /** 1×1, to one channel, not demodulated. */
  readonly convolution: ModulatedConv2d;
  /** `[1]`, from 0: at first half of what comes is let through. */
  readonly bias: tf.Variable<tf.Rank.R1>;

  /**
   * Makes a pixel gate.
   *
   * @param inputs Channels of the decoder's activations.
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

  /** Both together, `[B, H, W, C]`. */
  apply({ p, q, activations, style }: PixelGateInput): Tensor4D {
    return tf.tidy(() => {
      const o = this.convolution.apply(activations, style).add(this.bias);
      const s = o.sigmoid(); // [B,H,W,1]
      return q.add(s.mul(p)); // q + s ⊙ p, which is Eq. 4
    });
  }
}
