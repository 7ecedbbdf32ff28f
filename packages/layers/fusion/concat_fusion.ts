import * as tf from "@tensorflow/tfjs";
import type { Tensor1D, Tensor4D } from "@tensorflow/tfjs";
import { checkShapes, type Rng } from "@revisage/core";
import { normal } from "../normal.ts";
import { checkFeatures, Fusion, type FusionInput } from "./fusion.ts";

/** How {@linkcode concatFusion} mixes. */
export interface ConcatFusionOptions {
  /** Added to each output channel, `[O]`. None, if not given. */
  readonly bias?: Tensor1D;
}

/**
 * Convolves the decoder's channels and the encoder's, one after the other, with
 * a kernel of 1×1 that is scaled by `1 / √2C`.
 *
 * It adds two products, and so need not copy the features behind each other.
 *
 * @param input `encoder` and `decoder`, both `[B, H, W, C]`.
 * @param weight Kernel, `[1, 1, 2C, O]`, the decoder's channels first.
 * @returns `[B, H, W, O]`.
 * @throws {RangeError} If the shapes disagree.
 */
export function concatFusion(
  input: FusionInput,
  weight: Tensor4D,
  { bias }: ConcatFusionOptions = {},
): Tensor4D {
  const { C } = checkFeatures(input);
  const { O } = checkShapes({
    "the features together": [{ shape: [2 * C] }, "I"],
    weight: [weight, "11IO"],
  });
  if (bias) checkShapes({ weight: [weight, "11IO"], bias: [bias, "O"] });
  return tf.tidy(() => {
    const scaled = weight.mul<Tensor4D>(1 / Math.sqrt(2 * C));
    const half = (first: number) =>
      scaled.slice([0, 0, first, 0], [1, 1, C, O]); // [1,1,C,O]
    const y = tf.conv2d(input.decoder, half(0), 1, "same")
      .add<Tensor4D>(tf.conv2d(input.encoder, half(C), 1, "same"));
    return bias ? y.add<Tensor4D>(bias) : y; // [B,H,W,O]
  });
}

/**
 * Convolves the channels of both features with a kernel of 1×1.
 *
 * Variables: `weight` `[1, 1, 2C, C]`, from N(0, 1), and `bias` `[C]`, from 0.
 */
export class ConcatFusion extends Fusion {
  /** Kernel, `[1, 1, 2C, C]`, the decoder's channels first. */
  readonly weight: tf.Variable<tf.Rank.R4>;
  /** `[C]` */
  readonly bias: tf.Variable<tf.Rank.R1>;

  /**
   * Makes a fusion.
   *
   * @param config `channels`: of each feature, and of the result.
   * @param rng What `weight` is drawn from.
   */
  constructor({ channels }: { readonly channels: number }, rng: Rng) {
    super();
    this.weight = this.parameter("weight", () =>
      normal<tf.Rank.R4>(
        rng.split("weight"),
        [1, 1, 2 * channels, channels],
      ));
    this.bias = this.parameter("bias", () => tf.zeros([channels]));
  }

  /**
   * Fuses two features.
   *
   * @returns `[B, H, W, C]`.
   * @throws {RangeError} If the shapes disagree.
   */
  override apply(input: FusionInput): Tensor4D {
    return concatFusion(input, this.weight, { bias: this.bias });
  }
}
