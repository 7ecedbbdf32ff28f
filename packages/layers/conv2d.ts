import * as tf from "@tensorflow/tfjs";
import type { Tensor1D, Tensor4D } from "@tensorflow/tfjs";
import { checkShapes, type Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { type Activation, activationGain } from "./activation.ts";
import { blur } from "./fir/blur.ts";
import { checkEven } from "./fir/check_even.ts";
import { downsample } from "./fir/downsample.ts";
import { leakyRelu } from "./leaky_relu.ts";
import { normal } from "./normal.ts";
import { scaledProduct } from "./scaled_product.ts";

/** How {@linkcode conv2d} convolves. */
export interface Conv2dOptions {
  /** Added to each output channel, `[O]`. None, if not given. */
  readonly bias?: Tensor1D;
  /** Factor of the convolution, not of the bias. 1, if not given. */
  readonly gain?: number;
  /** 1, if not given. */
  readonly stride?: number;
  /** Zeros around the image, or none. `"same"`, if not given. */
  readonly padding?: "same" | "valid";
}

/**
 * Convolves with a kernel that is scaled by `gain / √(K·K·I)` at run time.
 *
 * Such an equalized learning rate lets all layers start from N(0, 1) and learn
 * at one speed: {@link https://arxiv.org/abs/1710.10196 | Progressive GANs},
 * section 4.1.
 *
 * @param x Activations, `[B, H, W, I]`.
 * @param weight Kernel, `[K, K, I, O]`.
 * @returns `[B, H', W', O]`, of TensorFlow's sizes: with `"same"` H' is
 * ⌈H / stride⌉.
 * @throws {RangeError} If the shapes disagree.
 */
export function conv2d(
  x: Tensor4D,
  weight: Tensor4D,
  options: Conv2dOptions = {},
): Tensor4D {
  const { bias, gain = 1, stride = 1, padding = "same" } = options;
  const { K, I } = checkShapes({
    x: [x, "BHWI"],
    weight: [weight, "KKIO"],
  });
  if (bias) checkShapes({ weight: [weight, "KKIO"], bias: [bias, "O"] });
  return tf.tidy(() => {
    const scale = gain / Math.sqrt(K * K * I);
    const y = scaledProduct(
      x,
      weight,
      scale,
      (x, weight) => tf.conv2d(x, weight, stride, padding), // [B,H',W',O]
    );
    return bias ? y.add<Tensor4D>(bias) : y;
  });
}

/** What a {@linkcode Conv2d} is made of. */
export interface Conv2dConfig {
  /** Channels that come in. */
  readonly inputs: number;
  /** Channels that go out. */
  readonly outputs: number;
  /** Rows and columns of the kernel. 3, if not given. */
  readonly kernel?: number;
  /** Halves the size. `false`, if not given. */
  readonly downsample?: boolean;
  /**
   * Whether a filter comes before where the size is halved, as in StyleGAN2.
   * `true`, if not given.
   */
  readonly blur?: boolean;
  /** Whether each output channel has a number added. `true`, if not given. */
  readonly bias?: boolean;
  /** What follows. `"linear"`, that is nothing, if not given. */
  readonly activation?: Activation;
}

/**
 * A convolution with equalized learning rate, and perhaps with blur, bias and
 * activation.
 *
 * Variables: `weight` `[K, K, I, O]`, from N(0, 1), and `bias` `[O]`, from 0.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { Conv2d } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * using layer = new Conv2d(
 *   { inputs: 3, outputs: 8, downsample: true, activation: "leakyRelu" },
 *   new Rng(0),
 * );
 * assertEquals(layer.apply(tf.ones([1, 8, 8, 3])).shape, [1, 4, 4, 8]);
 * ```
 */
export class Conv2d extends Module {
  /** Kernel, `[K, K, I, O]`. */
  readonly weight: tf.Variable<tf.Rank.R4>;
  /** `[O]`, if it has one. */
  readonly bias: tf.Variable<tf.Rank.R1> | null;
  readonly #downsample: boolean;
  readonly #blur: boolean;
  readonly #activation: Activation;

  /**
   * Makes a convolution.
   *
   * @param config Sizes, and what happens before and after.
   * @param rng What `weight` is drawn from.
   */
  constructor(config: Conv2dConfig, rng: Rng) {
    super();
    const { inputs, outputs, kernel = 3, bias = true } = config;
    this.#downsample = config.downsample ?? false;
    this.#blur = config.blur ?? true;
    this.#activation = config.activation ?? "linear";
    this.weight = this.parameter("weight", () =>
      normal<tf.Rank.R4>(
        rng.split("weight"),
        [kernel, kernel, inputs, outputs],
      ));
    this.bias = bias ? this.parameter("bias", () => tf.zeros([outputs])) : null;
  }

  /**
   * Convolves.
   *
   * @param x `[B, H, W, I]`; H and W even if it halves them.
   * @returns `[B, H, W, O]`, or `[B, H/2, W/2, O]`.
   * @throws {RangeError} If the shapes disagree, or an odd size is to be halved.
   */
  apply(x: Tensor4D): Tensor4D {
    return tf.tidy(() => {
      const gain = activationGain(this.#activation);
      const bias = this.bias?.mul<Tensor1D>(gain);
      const y = this.#convolve(x, { bias, gain }); // [B,H',W',O]
      return this.#activation === "leakyRelu" ? leakyRelu(y, { gain: 1 }) : y;
    });
  }

  #convolve(x: Tensor4D, options: Conv2dOptions): Tensor4D {
    if (!this.#downsample) return conv2d(x, this.weight, options);
    checkEven(x);
    if (!this.#blur) return conv2d(x, this.weight, { ...options, stride: 2 });
    const kernel = this.weight.shape[0];
    // Only every second pixel is read by a kernel of 1×1.
    if (kernel === 1) return conv2d(downsample(x), this.weight, options);
    const before = Math.ceil((kernel + 1) / 2);
    const blurred = blur(x, { padding: [before, kernel + 1 - before] });
    return conv2d(blurred, this.weight, {
      ...options,
      stride: 2,
      padding: "valid",
    });
  }
}
