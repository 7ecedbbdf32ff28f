import * as tf from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { Module } from "@revisage/core/module";
import type { KernelShape, WeightSource } from "./weight_source.ts";

/** The size of a convolution, and how it moves. */
export interface FrozenConvolutionConfig {
  /** Channels that it takes. */
  readonly inputs: number;
  /** Channels that it gives. */
  readonly outputs: number;
  /** Height and width of its kernel, or both at once. */
  readonly kernel: number | readonly [height: number, width: number];
  /** Pixels from one place to the next; 1 if not given. */
  readonly stride?: number;
  /**
   * Rows and columns of zeros around the image; `"same"`, which keeps the size
   * at a stride of 1, if not given.
   */
  readonly padding?: number | "same";
}

/** The numbers of a convolution. */
export interface ConvolutionWeights {
  /** `[K, K, I, O]`, row-major. */
  readonly kernel: Float32Array;
  /** `[O]`. */
  readonly bias: Float32Array;
}

/** The shape of a convolution's kernel, `[K, K, I, O]`. */
export function kernelShape(config: FrozenConvolutionConfig): KernelShape {
  const { kernel, inputs, outputs } = config;
  const [height, width] = typeof kernel === "number"
    ? [kernel, kernel]
    : kernel;
  return [height, width, inputs, outputs];
}

/** Reads `path.kernel` and `path.bias`. */
export function convolutionWeights(
  config: FrozenConvolutionConfig,
  source: WeightSource,
  path: string,
): ConvolutionWeights {
  return {
    kernel: source.kernel(`${path}.kernel`, kernelShape(config)),
    bias: source.vector(`${path}.bias`, config.outputs, 0),
  };
}

/**
 * A convolution with bias that is not trained: its weights are buffers, and a
 * gradient passes through it to its input alone.
 */
export class FrozenConvolution extends Module {
  readonly #kernel: tf.Variable<tf.Rank.R4>;
  readonly #bias: tf.Variable<tf.Rank.R1>;
  readonly #stride: number;
  readonly #padding: number | "same";

  constructor(config: FrozenConvolutionConfig, weights: ConvolutionWeights) {
    super();
    const shape = kernelShape(config);
    this.#kernel = this.buffer(
      "kernel",
      tf.tensor4d(weights.kernel, [...shape]),
    );
    this.#bias = this.buffer("bias", tf.tensor1d(weights.bias));
    this.#stride = config.stride ?? 1;
    this.#padding = config.padding ?? "same";
  }

  /** From `[B, H, W, I]` to `[B, H', W', O]`, before any activation. */
  apply(x: tf.Tensor4D): tf.Tensor4D {
    checkShapes({ x: [x, "BHWI"], kernel: [this.#kernel, "hwIO"] });
    return tf.tidy(() => {
      const [padded, padding] = this.#pad(x);
      return tf.conv2d(padded, this.#kernel, this.#stride, padding)
        .add(this.#bias);
    });
  }

  /** The same, and negative numbers become 0. */
  applyRelu(x: tf.Tensor4D): tf.Tensor4D {
    return tf.tidy(() => this.apply(x).relu());
  }

  /** Native TensorFlow knows no padding but "same" and "valid". */
  #pad(x: tf.Tensor4D): [tf.Tensor4D, "same" | "valid"] {
    const p = this.#padding;
    if (p === "same") return [x, "same"];
    if (p === 0) return [x, "valid"];
    return [tf.pad4d(x, [[0, 0], [p, p], [p, p], [0, 0]]), "valid"];
  }
}
