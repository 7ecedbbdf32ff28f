import { checkShapes, type Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import {
  leakyRelu,
  ModulatedConv2d,
  NoiseInjection,
  noiseInjection,
} from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";

/** What a styled convolution is made of. */
export interface StyledConvolutionConfig {
  /** Channels of its input. */
  readonly inputs: number;
  /** Channels of its output. */
  readonly outputs: number;
  /** Length of the style. */
  readonly style: number;
  /** Whether noise can be added. */
  readonly noise: boolean;
  /** Whether it doubles the size: then its kernel is 4×4. */
  readonly upsample?: boolean;
}

/**
 * A modulated 3×3 convolution, then noise, bias and leaky ReLU: StyleGAN2's
 * layer, but for how it doubles the size. Decoder blocks and skip blocks are made
 * of it.
 */
export class StyledConvolution extends Module {
  /** Demodulated. */
  readonly convolution: ModulatedConv2d;
  /** `null` where noise is left out. */
  readonly noise: NoiseInjection | null;
  /** `[O]`, from 0. */
  readonly bias: tf.Variable<tf.Rank.R1>;

  /**
   * Makes a styled convolution.
   *
   * @param config Sizes, and whether there is noise.
   * @param rng Draws the weights.
   */
  constructor(config: StyledConvolutionConfig, rng: Rng) {
    super();
    const { inputs, outputs, style, noise, upsample = false } = config;
    const shape = { inputs, outputs, style };
    this.convolution = this.child(
      "convolution",
      new ModulatedConv2d(
        upsample ? { ...shape, kernel: 4, upsample, blur: false } : shape,
        rng.split("convolution"),
      ),
    );
    this.noise = noise ? this.child("noise", new NoiseInjection()) : null;
    this.bias = this.parameter("bias", () => tf.zeros<tf.Rank.R1>([outputs]));
  }

  /**
   * Convolves.
   *
   * @param x Activations, `[B, H, W, I]`.
   * @param style `[B, style]`.
   * @param noise `[B|1, H, W, 1]` of the result's H and W, or `null` for none.
   * @returns Activations, `[B, H, W, O]`, or `[B, 2H, 2W, O]`.
   */
  apply(x: Tensor4D, style: Tensor2D, noise: Tensor4D | null): Tensor4D {
    checkShapes({ x: [x, "BHWI"], style: [style, "BS"] });
    return tf.tidy(() => {
      // The activation's √2 scales what is small, before it meets what is large.
      const gain = Math.SQRT2;
      const y = this.convolution.apply(x, style, { gain }); // [B,H',W',O]
      const noisy = noise && this.noise
        ? noiseInjection(y, noise, this.noise.strength.mul(gain))
        : y;
      const sum = noisy.add<Tensor4D>(this.bias.mul(gain));
      return leakyRelu(sum, { gain: 1 });
    });
  }
}
