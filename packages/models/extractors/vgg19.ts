import * as tf from "@tensorflow/tfjs";
import {
  checkShapes,
  openSafetensors,
  type SafetensorsFile,
} from "@revisage/core";
import { Module } from "@revisage/core/module";
import { checkName } from "./check_name.ts";
import { freeOnError } from "./frozen/free_on_error.ts";
import {
  convolutionWeights,
  FrozenConvolution,
} from "./frozen/frozen_convolution.ts";
import { fileWeights, type WeightSource } from "./frozen/weight_source.ts";

/** Convolutions of each block; a pooling stands between blocks. */
const BLOCKS = [2, 2, 4, 4, 4] as const;
const CHANNELS = [64, 128, 256, 512, 512] as const;

/**
 * A layer of VGG-19: `"conv3_4"` is what the fourth convolution of the third
 * block gives, `"relu3_4"` the same with negative numbers set to 0.
 */
export type Vgg19Layer = `${"conv" | "relu"}${
  | `${1 | 2}_${1 | 2}`
  | `${3 | 4 | 5}_${1 | 2 | 3 | 4}`}`;

/** What turns an image into what the weights were trained on. */
export type Vgg19Input = "keras" | "torchvision";

/** Options of {@linkcode Vgg19}. */
export interface Vgg19Options {
  /** How many blocks there are, 1 to 5; 5 if not given. */
  readonly blocks?: number;
  /**
   * Whose weights they are. Keras's saw BGR from 0 to 255 less a mean color,
   * torchvision's RGB with mean 0 and deviation 1: the former take numbers that
   * are 57 times as large. `"keras"`, if not given.
   */
  readonly input?: Vgg19Input;
}

/** Takes RGB in [−1, 1], `[B, H, W, 3]`. */
const PREPARE: Record<Vgg19Input, (x: tf.Tensor4D) => tf.Tensor4D> = {
  keras: (x) =>
    x.add(1).mul<tf.Tensor4D>(127.5).reverse(3) // RGB to BGR.
      .sub(tf.tensor1d([103.939, 116.779, 123.68])),
  torchvision: (x) =>
    x.add(1).div<tf.Tensor4D>(2).sub(tf.tensor1d([0.485, 0.456, 0.406]))
      .div(tf.tensor1d([0.229, 0.224, 0.225])),
};

/**
 * VGG-19, whose activations a perceptual loss compares.
 *
 * Frozen: a gradient reaches the image and nothing else. Simonyan and
 * Zisserman, {@link https://arxiv.org/abs/1409.1556 | arXiv 1409.1556}.
 *
 * Weights are called `block1_conv1.kernel`, `block1_conv1.bias` and so on.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { randomWeights, Vgg19 } from "@revisage/models";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * // Vgg19.load("vgg19.safetensors") has weights worth using.
 * using vgg = new Vgg19(randomWeights(new Rng(0)), { blocks: 2 });
 * const image = tf.zeros<tf.Rank.R4>([1, 8, 8, 3]);
 * const { conv1_2, relu2_1 } = vgg.features(image, ["conv1_2", "relu2_1"]);
 * assertEquals(conv1_2.shape, [1, 8, 8, 64]);
 * assertEquals(relu2_1.shape, [1, 4, 4, 128]);
 * ```
 */
export class Vgg19 extends Module {
  /** By their places, in the order in which they are run. */
  readonly #convolutions = new Map<string, FrozenConvolution>();
  readonly #prepare: (x: tf.Tensor4D) => tf.Tensor4D;

  /**
   * Makes the network.
   *
   * @param weights Where its numbers come from.
   * @throws {RangeError} If `blocks` is not an integer from 1 to 5, or there is
   * no such `input`.
   */
  constructor(weights: WeightSource, options: Vgg19Options = {}) {
    super();
    const { blocks = BLOCKS.length, input = "keras" } = options;
    if (!(Number.isInteger(blocks) && 1 <= blocks && blocks <= BLOCKS.length)) {
      throw new RangeError(
        `Cannot make Vgg19: blocks must be an integer from 1 to 5, got ${blocks}`,
      );
    }
    checkName("make Vgg19", "input", input, PREPARE);
    this.#prepare = PREPARE[input];
    freeOnError(this, () => {
      for (let block = 1; block <= blocks; block++) this.#add(block, weights);
    });
  }

  /**
   * Reads the network from a safetensors file.
   *
   * @param file A path, or an open file, which stays open. It may hold the
   * first blocks only: then the network has only these.
   * @throws {SafetensorsError} If a tensor is missing or not float32.
   * @throws {RangeError} If one has another shape, or an option makes no sense.
   */
  static load(
    file: string | SafetensorsFile,
    options: Vgg19Options = {},
  ): Vgg19 {
    if (typeof file === "string") {
      using opened = openSafetensors(file);
      return Vgg19.load(opened, options);
    }
    const held = BLOCKS.findIndex((_, block) =>
      !file.entries.has(`block${block + 1}_conv1.kernel`)
    );
    // Without even the first block, reading says which tensor is missing.
    const blocks = held === -1 ? BLOCKS.length : Math.max(held, 1);
    return new Vgg19(fileWeights(file), { blocks, ...options });
  }

  /**
   * Computes what the layers asked for see; none that lies deeper is run.
   *
   * @param x Images in [−1, 1], RGB, `[B, H, W, 3]`. Each further block halves
   * height and width, rounding down.
   * @returns For each layer its activations, `[B, H', W', C]`; the caller
   * disposes them.
   * @throws {RangeError} If there is no such layer, or the image is too small
   * for it.
   */
  features<const L extends Vgg19Layer>(
    x: tf.Tensor4D,
    layers: readonly L[],
  ): Record<L, tf.Tensor4D> {
    checkShapes({ x: [x, "BHW3"] });
    const wanted = new Set<string>(layers);
    wanted.forEach((layer) => this.#checkFits(x, layer));
    return tf.tidy(() => {
      const found: Record<string, tf.Tensor4D> = {};
      const look = (layer: string, h: tf.Tensor4D) => {
        if (wanted.delete(layer)) found[layer] = h;
      };
      let h = this.#prepare(x);
      for (const [place, convolution] of this.#convolutions) {
        if (wanted.size === 0) break;
        if (isLaterBlock(place)) h = tf.maxPool(h, 2, 2, "valid"); // [B,H/2,W/2,C]
        h = convolution.apply(h);
        look(`conv${place}`, h);
        h = h.relu();
        look(`relu${place}`, h);
      }
      return found;
    });
  }

  #add(block: number, weights: WeightSource): void {
    const outputs = CHANNELS[block - 1]!;
    let inputs = CHANNELS[block - 2] ?? 3;
    for (let i = 1; i <= BLOCKS[block - 1]!; i++) {
      const name = `block${block}_conv${i}`;
      const config = { inputs, outputs, kernel: 3 };
      const values = convolutionWeights(config, weights, name);
      const convolution = new FrozenConvolution(config, values);
      this.#convolutions.set(`${block}_${i}`, this.child(name, convolution));
      inputs = outputs;
    }
  }

  #checkFits(x: tf.Tensor4D, layer: string): void {
    const place = layer.replace(/^(conv|relu)/, "");
    if (place === layer || !this.#convolutions.has(place)) {
      throw new RangeError(
        `Cannot use layer ${layer}: must be one of ` +
          `conv1_1, relu1_1 … relu${[...this.#convolutions.keys()].at(-1)}`,
      );
    }
    const least = 2 ** (Number(place[0]) - 1);
    if (Math.min(x.shape[1], x.shape[2]) < least) {
      throw new RangeError(
        `Cannot use x of shape [${x.shape}]: ` +
          `height and width must be at least ${least} for ${layer}`,
      );
    }
  }
}

/** Whether a pooling stands before a convolution. */
function isLaterBlock(place: string): boolean {
  return place.endsWith("_1") && place !== "1_1";
}
