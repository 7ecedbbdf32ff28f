import * as tf from "@tensorflow/tfjs";
import {
  checkShapes,
  openSafetensors,
  type SafetensorsFile,
} from "@revisage/core";
import { Module } from "@revisage/core/module";
import { checkName } from "../check_name.ts";
import { freeOnError } from "../frozen/free_on_error.ts";
import { fileWeights, type WeightSource } from "../frozen/weight_source.ts";
import { alexStages } from "./alex_stages.ts";
import { squeezeStages } from "./squeeze_stages.ts";
import type { Builder, Stage } from "./stages.ts";
import { vggStages } from "./vgg_stages.ts";

/** The network that LPIPS looks through: AlexNet, SqueezeNet 1.1 or VGG-16. */
export type LpipsTrunk = "alex" | "squeeze" | "vgg";

/** How far the images of a batch are from their counterparts. */
export interface LpipsDistance {
  /** The sum over layers, `[B]`. */
  readonly total: tf.Tensor1D;
  /** What each layer adds, `[B]` each: 5 of them, with SqueezeNet 7. */
  readonly layers: readonly tf.Tensor1D[];
}

interface Trunk {
  /** Makes the network's parts. */
  readonly stages: (builder: Builder) => Stage[];
  /** The least height and width that give every stage a pixel. */
  readonly least: number;
}

const TRUNKS: Record<LpipsTrunk, Trunk> = {
  alex: { stages: alexStages, least: 31 },
  squeeze: { stages: squeezeStages, least: 17 },
  vgg: { stages: vggStages, least: 16 },
};

/** From RGB in [−1, 1] to what the trunks were trained on. */
const SHIFT = [-0.030, -0.088, -0.188];
const SCALE = [0.458, 0.448, 0.450];

/**
 * LPIPS, version 0.1: how different two images look.
 *
 * Zhang et al., {@link https://arxiv.org/abs/1801.03924 | The Unreasonable
 * Effectiveness of Deep Features}, Eq. 1. Frozen: a gradient reaches the images
 * and nothing else. Where all channels of a pixel are 0 the gradient is 0,
 * unlike the original's, which is not a number there.
 *
 * Weights are called as torchvision's parts (`conv1.kernel`, `3.squeeze.bias`),
 * for VGG-16 `conv1_1.kernel` and so on, and `lin0`, `lin1` … for the weight of
 * each channel.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { LpipsNet, randomWeights } from "@revisage/models";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * // LpipsNet.load("alex", "lpips_alex.safetensors") has weights worth using.
 * using lpips = new LpipsNet("alex", randomWeights(new Rng(0)));
 * const image = tf.zeros<tf.Rank.R4>([1, 32, 32, 3]);
 * const { total, layers } = lpips.compare(image, image);
 * assertEquals([...total.dataSync()], [0]);
 * assertEquals(layers.length, 5);
 * ```
 */
export class LpipsNet extends Module {
  /** The network that it looks through. */
  readonly trunk: LpipsTrunk;
  readonly #stages: readonly Stage[];
  readonly #lins: readonly tf.Variable<tf.Rank.R1>[];

  /**
   * Makes the network.
   *
   * @param weights Where its numbers come from.
   * @throws {RangeError} If there is no such `trunk`.
   */
  constructor(trunk: LpipsTrunk, weights: WeightSource) {
    super();
    checkName("make LpipsNet", "trunk", trunk, TRUNKS);
    this.trunk = trunk;
    const add: Builder["add"] = (name, part) => this.child(name, part);
    const { stages } = TRUNKS[trunk];
    this.#stages = freeOnError(this, () => stages({ weights, add }));
    this.#lins = freeOnError(this, () =>
      this.#stages.map(({ channels }, i) => {
        const values = weights.vector(`lin${i}`, channels, 1 / channels);
        return this.buffer(`lin${i}`, tf.tensor1d(values));
      }));
  }

  /**
   * Reads the network from a safetensors file.
   *
   * @param file A path, or an open file, which stays open.
   * @throws {SafetensorsError} If a tensor is missing or not float32.
   * @throws {RangeError} If one has another shape, or there is no such `trunk`.
   */
  static load(trunk: LpipsTrunk, file: string | SafetensorsFile): LpipsNet {
    if (typeof file !== "string") {
      return new LpipsNet(trunk, fileWeights(file));
    }
    using opened = openSafetensors(file);
    return LpipsNet.load(trunk, opened);
  }

  /**
   * Compares each image of a batch with its counterpart, either way around.
   *
   * @param x Images in [−1, 1], RGB, `[B, H, W, 3]`.
   * @param y Their counterparts, of the same shape.
   * @returns Distances, 0 for equal images; the caller disposes them.
   * @throws {RangeError} If the shapes differ, or the images are smaller than
   * 31 pixels for AlexNet, 17 for SqueezeNet, 16 for VGG-16.
   */
  compare(x: tf.Tensor4D, y: tf.Tensor4D): LpipsDistance {
    const { B, H, W } = checkShapes({ x: [x, "BHW3"], y: [y, "BHW3"] });
    const { least } = TRUNKS[this.trunk];
    if (Math.min(H, W) < least) {
      throw new RangeError(
        `Cannot use x of shape [${x.shape}]: ` +
          `height and width must be at least ${least} for ${this.trunk}`,
      );
    }
    return tf.tidy(() => {
      let h = tf.concat([x, y]).sub(tf.tensor1d(SHIFT))
        .div<tf.Tensor4D>(tf.tensor1d(SCALE)); // [2B,H,W,3]
      const layers = this.#stages.map((stage, i) => {
        h = stage.apply(h);
        return layerDistance(h, B, this.#lins[i]!);
      });
      return { total: tf.addN<tf.Tensor1D>(layers), layers };
    });
  }
}

/** What a layer adds, `[B]`: x is the first half of `h`, y the second. */
function layerDistance(
  h: tf.Tensor4D,
  count: number,
  lin: tf.Tensor1D,
): tf.Tensor1D {
  const unit = unitLength(h);
  const end = h.shape.slice(1);
  const x = unit.slice([0, 0, 0, 0], [count, ...end]);
  const y = unit.slice([count, 0, 0, 0], [count, ...end]);
  const perPixel = x.sub(y).square().mul(lin).sum(3); // [B,H,W]
  return perPixel.mean<tf.Tensor1D>([1, 2]);
}

/** x / (‖x‖ + 1e-10), the length over channels. */
function unitLength(x: tf.Tensor4D): tf.Tensor4D {
  // The root of 0 has no slope. No other value is as small as 1e-20.
  const length = x.square().sum(3, true).maximum(1e-20).sqrt();
  return x.div(length.add(1e-10));
}
