import * as tf from "@tensorflow/tfjs";
import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import { checkShapes, type Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { type Activation, activationGain } from "./activation.ts";
import { leakyRelu } from "./leaky_relu.ts";
import { normal } from "./normal.ts";
import { scaledProduct } from "./scaled_product.ts";

/** How {@linkcode linear} multiplies. */
export interface LinearOptions {
  /** Added to each output, `[O]`, times the multiplier. None, if not given. */
  readonly bias?: Tensor1D;
  /** Factor of the result, bias and all. 1, if not given. */
  readonly gain?: number;
  /** Makes weight and bias learn slower, or faster. 1, if not given. */
  readonly learningRateMultiplier?: number;
}

/**
 * Multiplies by a matrix that is scaled by `learningRateMultiplier / √I` at run
 * time.
 *
 * `EqualLinear` of {@link https://arxiv.org/abs/1912.04958 | StyleGAN2}.
 *
 * @param x `[B, I]`.
 * @param weight `[I, O]`.
 * @returns `[B, O]`.
 * @throws {RangeError} If the shapes disagree.
 */
export function linear(
  x: Tensor2D,
  weight: Tensor2D,
  options: LinearOptions = {},
): Tensor2D {
  const { bias, gain = 1, learningRateMultiplier = 1 } = options;
  const { I } = checkShapes({
    x: [x, "BI"],
    weight: [weight, "IO"],
  });
  if (bias) checkShapes({ weight: [weight, "IO"], bias: [bias, "O"] });
  return tf.tidy(() => {
    const speed = gain * learningRateMultiplier;
    const y = scaledProduct(
      x,
      weight,
      speed / Math.sqrt(I),
      (x, weight) => tf.matMul<Tensor2D>(x, weight), // [B,O]
    );
    if (!bias) return y;
    return y.add<Tensor2D>(speed === 1 ? bias : bias.mul(speed));
  });
}

/** What a {@linkcode Linear} is made of. */
export interface LinearConfig {
  /** Numbers that come in. */
  readonly inputs: number;
  /** Numbers that go out. */
  readonly outputs: number;
  /** What each bias starts at; `null` leaves it out. 0, if not given. */
  readonly bias?: number | null;
  /** What follows. `"linear"`, that is nothing, if not given. */
  readonly activation?: Activation;
  /** Makes weight and bias learn slower, or faster. 1, if not given. */
  readonly learningRateMultiplier?: number;
}

/**
 * A matrix with equalized learning rate, and perhaps with bias and activation.
 *
 * Variables: `weight` `[I, O]` and `bias` `[O]`. At the start they are N(0, 1)
 * and `bias` in effect, so that both are divided by the multiplier.
 */
export class Linear extends Module {
  /** `[I, O]` */
  readonly weight: tf.Variable<tf.Rank.R2>;
  /** `[O]`, if it has one. */
  readonly bias: tf.Variable<tf.Rank.R1> | null;
  readonly #activation: Activation;
  readonly #learningRateMultiplier: number;

  /**
   * Makes a matrix.
   *
   * @param config Sizes, what the bias starts at, and what follows.
   * @param rng What `weight` is drawn from.
   */
  constructor(config: LinearConfig, rng: Rng) {
    super();
    const { inputs, outputs, bias = 0, learningRateMultiplier = 1 } = config;
    this.#activation = config.activation ?? "linear";
    this.#learningRateMultiplier = learningRateMultiplier;
    const std = 1 / learningRateMultiplier;
    this.weight = this.parameter(
      "weight",
      () => normal<tf.Rank.R2>(rng.split("weight"), [inputs, outputs], std),
    );
    this.bias = bias === null
      ? null
      : this.parameter("bias", () =>
        tf.fill([outputs], bias / learningRateMultiplier));
  }

  /**
   * Multiplies.
   *
   * @param x `[B, I]`.
   * @returns `[B, O]`.
   * @throws {RangeError} If the shapes disagree.
   */
  apply(x: Tensor2D): Tensor2D {
    return tf.tidy(() => {
      const y = linear(x, this.weight, {
        bias: this.bias ?? undefined,
        gain: activationGain(this.#activation),
        learningRateMultiplier: this.#learningRateMultiplier,
      }); // [B,O]
      return this.#activation === "leakyRelu" ? leakyRelu(y, { gain: 1 }) : y;
    });
  }
}
