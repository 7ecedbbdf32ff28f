import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { checkShapes, type Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { blur as filter } from "./fir/blur.ts";
import { Linear } from "./linear.ts";
import { normal } from "./normal.ts";

/** How {@linkcode modulatedConv2d} convolves. */
export interface ModulatedConv2dOptions {
  /** Whether outputs are scaled back to variance 1. `true`, if not given. */
  readonly demodulate?: boolean;
  /** Factor of the result. 1, if not given. */
  readonly gain?: number;
  /** Keeps demodulation finite. 1e-8, if not given. */
  readonly epsilon?: number;
  /** Doubles the size. `false`, if not given. */
  readonly upsample?: boolean;
  /**
   * Whether a filter follows where the size is doubled, as in StyleGAN2. `true`,
   * if not given. Without it the kernel's rows and columns must be even.
   */
  readonly blur?: boolean;
}

/**
 * Convolves each image with a kernel scaled by that image's style.
 *
 * Eqs. 1 and 3 of {@link https://arxiv.org/abs/1912.04958 | StyleGAN2}, with the
 * scaling moved to the activations: TensorFlow.js has no grouped convolution.
 * The kernel is scaled by `1 / √(K·K·I)`, as that of {@linkcode conv2d} is.
 *
 * @param x Activations, `[B, H, W, I]`.
 * @param weight Kernel, `[K, K, I, O]`.
 * @param style Scale of each input channel, `[B, I]`; 1 leaves `x` as it is.
 * @returns `[B, H, W, O]`, or `[B, 2H, 2W, O]`.
 * @throws {RangeError} If the shapes disagree, or an odd kernel is to double the
 * size without blur.
 */
export function modulatedConv2d(
  x: Tensor4D,
  weight: Tensor4D,
  style: Tensor2D,
  options: ModulatedConv2dOptions = {},
): Tensor4D {
  const {
    demodulate = true,
    gain = 1,
    epsilon = 1e-8,
    upsample = false,
    blur = true,
  } = options;
  const { B, K, I } = checkShapes({
    x: [x, "BHWI"],
    weight: [weight, "KKIO"],
    style: [style, "BI"],
  });
  return tf.tidy(() => {
    const scale = (demodulate ? 1 : gain) / Math.sqrt(K * K * I);
    const inner = style.mul<Tensor2D>(scale); // [B,I], Eq. 1
    if (K === 1 && !demodulate && !upsample) return pointwise(x, weight, inner);
    const outer = demodulate
      ? demodulation(weight, inner, epsilon).mul<Tensor2D>(gain) // [B,O]
      : null;
    const product = !upsample
      ? convolve
      : blur
      ? convolveUpAndBlur
      : convolveUp;
    // The kernel of a single image is scaled itself, if it is the smaller.
    if (B === 1 && weight.size < x.size) {
      const kernel = weight.mul<Tensor4D>(inner.reshape([I, 1]));
      return product(x, outer ? kernel.mul(outer) : kernel);
    }
    const y = product(perChannel(x, inner), weight); // [B,H',W',O]
    return outer ? perChannel(y, outer) : y;
  });
}

/** What brings each output channel back to variance 1, `[B, O]`. */
function demodulation(
  weight: Tensor4D,
  inner: Tensor2D,
  epsilon: number,
): Tensor2D {
  const power = weight.square().sum<Tensor2D>([0, 1]); // [I,O]
  const norm = inner.square().matMul(power) as Tensor2D; // [B,O], Eq. 3
  return norm.add<Tensor2D>(epsilon).rsqrt();
}

function perChannel(x: Tensor4D, factor: Tensor2D): Tensor4D {
  return x.mul(factor.expandDims(1).expandDims(1)); // [B,H,W,C]
}

function convolve(x: Tensor4D, weight: Tensor4D): Tensor4D {
  return tf.conv2d(x, weight, 1, "same");
}

/**
 * A transposed convolution of stride 2: the mirror image of a convolution of
 * stride 2. A quarter of the kernel meets each pixel, hence the 2.
 */
function convolveUp(x: Tensor4D, weight: Tensor4D): Tensor4D {
  const [b, h, w] = x.shape;
  const [k, , , outputs] = weight.shape;
  if (k % 2 !== 0) {
    throw new RangeError(
      `Cannot upsample without blur: the kernel must be even, got ${k}×${k}`,
    );
  }
  const kernel = weight.mul(2).transpose<Tensor4D>([0, 1, 3, 2]); // [K,K,O,I]
  const shape: Tensor4D["shape"] = [b, 2 * h, 2 * w, outputs];
  return tf.conv2dTranspose(x, kernel, shape, 2, "same");
}

/** A transposed convolution of stride 2, then the filter, which fills the gaps. */
function convolveUpAndBlur(x: Tensor4D, weight: Tensor4D): Tensor4D {
  const [b, h, w] = x.shape;
  const [k, , , outputs] = weight.shape;
  const y = tf.conv2dTranspose(
    x,
    weight.transpose<Tensor4D>([0, 1, 3, 2]), // [K,K,O,I]
    [b, 2 * h + k - 2, 2 * w + k - 2, outputs],
    2,
    "valid",
  );
  const before = Math.floor((6 - k) / 2);
  return filter(y, { padding: [before, 5 - k - before], gain: 4 });
}

/** A kernel of 1×1 is smaller than the activations: scale it, for each image. */
function pointwise(
  x: Tensor4D,
  weight: Tensor4D,
  style: Tensor2D,
): Tensor4D {
  const [B, H, W, I] = x.shape;
  const O = weight.shape[3];
  const kernels = style.expandDims(2).mul(weight.reshape([1, I, O])); // [B,I,O]
  return x.reshape([B, H * W, I]).matMul(kernels).reshape([B, H, W, O]);
}

/** What a {@linkcode ModulatedConv2d} is made of. */
export interface ModulatedConv2dConfig {
  /** Channels that come in. */
  readonly inputs: number;
  /** Channels that go out. */
  readonly outputs: number;
  /** Numbers in the style. */
  readonly style: number;
  /** Rows and columns of the kernel. 3, if not given. */
  readonly kernel?: number;
  /** Whether outputs are scaled back to variance 1. `true`, if not given. */
  readonly demodulate?: boolean;
  /** Doubles the size. `false`, if not given. */
  readonly upsample?: boolean;
  /** As in {@linkcode ModulatedConv2dOptions.blur}. */
  readonly blur?: boolean;
}

/**
 * A convolution whose input channels are scaled by a learned function of the
 * style. It has no bias and no activation.
 *
 * Variables: `weight` `[K, K, I, O]`, from N(0, 1), and of the style's affine
 * map `affine.weight` `[style, I]` and `affine.bias` `[I]`, from 1.
 */
export class ModulatedConv2d extends Module {
  /** Kernel, `[K, K, I, O]`. */
  readonly weight: tf.Variable<tf.Rank.R4>;
  /** Gives the scale of each input channel. */
  readonly affine: Linear;
  readonly #options: ModulatedConv2dOptions;

  /**
   * Makes a convolution.
   *
   * @param config Sizes, and how the result is scaled.
   * @param rng What the weights are drawn from.
   */
  constructor(config: ModulatedConv2dConfig, rng: Rng) {
    super();
    const { inputs, outputs, style, kernel = 3, ...options } = config;
    this.#options = options;
    this.weight = this.parameter("weight", () =>
      normal<tf.Rank.R4>(
        rng.split("weight"),
        [kernel, kernel, inputs, outputs],
      ));
    this.affine = this.child(
      "affine",
      new Linear(
        { inputs: style, outputs: inputs, bias: 1 },
        rng.split("affine"),
      ),
    );
  }

  /**
   * Convolves.
   *
   * @param x `[B, H, W, I]`.
   * @param style Of each image, `[B, style]`.
   * @param options `gain`: factor of the result. 1, if not given.
   * @returns `[B, H, W, O]`, or `[B, 2H, 2W, O]`.
   * @throws {RangeError} If the shapes disagree.
   */
  apply(
    x: Tensor4D,
    style: Tensor2D,
    options: Pick<ModulatedConv2dOptions, "gain"> = {},
  ): Tensor4D {
    return tf.tidy(() => {
      const scale = this.affine.apply(style); // [B,I]
      return modulatedConv2d(x, this.weight, scale, {
        ...this.#options,
        ...options,
      });
    });
  }
}
