import * as tf from "@tensorflow/tfjs";
import {
  checkShapes,
  openSafetensors,
  type SafetensorsFile,
} from "@revisage/core";
import { Module } from "@revisage/core/module";
import { freeOnError } from "../frozen/free_on_error.ts";
import { fileWeights, type WeightSource } from "../frozen/weight_source.ts";
import { addLink, type Layer } from "./add_link.ts";
import {
  BLOCK_B,
  BLOCK_D,
  blockA,
  blockC,
  blockE,
  type Branch,
  type Link,
} from "./block_plans.ts";
import { InceptionBlock, POOLS } from "./inception_block.ts";

/**
 * A layer, told by its channels: 64 after the first pooling, 192 after the
 * second, 768 before the auxiliary classifier, and 2048 after the mean over all
 * places, which FID and KID compare.
 */
export type InceptionLayer = 64 | 192 | 768 | 2048;

/** The layer where the network is looked at stands at the end of each part. */
const PARTS: readonly (readonly (Link | NamedPlan | Layer)[])[] = [
  [
    ["Conv2d_1a_3x3", 32, 3, "half"],
    ["Conv2d_2a_3x3", 32, 3, "valid"],
    ["Conv2d_2b_3x3", 64, 3],
    POOLS.half,
  ],
  [
    ["Conv2d_3b_1x1", 80, 1, "valid"],
    ["Conv2d_4a_3x3", 192, 3, "valid"],
    POOLS.half,
  ],
  [
    { name: "Mixed_5b", plan: blockA(32) },
    { name: "Mixed_5c", plan: blockA(64) },
    { name: "Mixed_5d", plan: blockA(64) },
    { name: "Mixed_6a", plan: BLOCK_B },
    { name: "Mixed_6b", plan: blockC(128) },
    { name: "Mixed_6c", plan: blockC(160) },
    { name: "Mixed_6d", plan: blockC(160) },
    { name: "Mixed_6e", plan: blockC(192) },
  ],
  [
    { name: "Mixed_7a", plan: BLOCK_D },
    { name: "Mixed_7b", plan: blockE("average") },
    { name: "Mixed_7c", plan: blockE("max") },
    (x) => x.mean([1, 2], true),
  ],
];

interface NamedPlan {
  readonly name: string;
  readonly plan: readonly Branch[];
}

/** The least height and width that leave a pixel at the end. */
const LEAST = 75;

/**
 * Inception v3 of 2015-12-05, the network behind FID and KID.
 *
 * This is the graph that Heusel et al. took
 * ({@link https://arxiv.org/abs/1706.08500 | arXiv 1706.08500}), which differs
 * from other Inceptions: averages do not count padding, and the last block
 * takes the largest of each 3×3 where all others take the average.
 *
 * Weights are called as `pytorch-fid` calls them, with `kernel`, HWIO, for a
 * convolution's `weight`: `Mixed_5b.branch1x1.conv.kernel`, and `bn.weight`,
 * `bn.bias`, `bn.running_mean`, `bn.running_var` beside it. The module folds
 * each normalization into its convolution, so that its own variables are
 * `Mixed_5b.branch1x1.kernel` and `Mixed_5b.branch1x1.bias`.
 */
export class InceptionFid extends Module {
  readonly #parts: readonly Layer[];

  /**
   * Makes the network.
   *
   * @param weights Where its numbers come from.
   */
  constructor(weights: WeightSource) {
    super();
    const builder = {
      weights,
      prefix: "",
      add: <M extends Module>(name: string, part: M) => this.child(name, part),
    };
    let channels = 3;
    const add = (step: Link | NamedPlan | Layer): Layer => {
      if (typeof step === "function") return step;
      if (!("plan" in step)) {
        const layer = addLink(builder, channels, step);
        channels = step[1];
        return layer;
      }
      const { name, plan } = step;
      const block = new InceptionBlock(plan, channels, weights, name);
      channels = this.child(name, block).outputs;
      return (x) => block.apply(x);
    };
    const parts = freeOnError(this, () => PARTS.map((part) => part.map(add)));
    this.#parts = parts.map((layers) => (x) =>
      layers.reduce((h, layer) => layer(h), x)
    );
  }

  /**
   * Reads the network from a safetensors file.
   *
   * @param file A path, or an open file, which stays open.
   * @throws {SafetensorsError} If a tensor is missing or not float32.
   * @throws {RangeError} If one has another shape.
   */
  static load(file: string | SafetensorsFile): InceptionFid {
    if (typeof file !== "string") return new InceptionFid(fileWeights(file));
    using opened = openSafetensors(file);
    return InceptionFid.load(opened);
  }

  /**
   * Computes what layers see; none that lies deeper is run.
   *
   * @param x Images in [−1, 1], RGB, `[B, H, W, 3]`, at least 75×75. FID's are
   * 299×299; `inceptionFidExtractor` resizes as FID does.
   * @returns For each layer `[B, H', W', layer]`, and `[B, 1, 1, 2048]` for the
   * last; the caller disposes them.
   * @throws {RangeError} If the images are too small.
   */
  features<const L extends InceptionLayer>(
    x: tf.Tensor4D,
    layers: readonly L[],
  ): Record<L, tf.Tensor4D> {
    const { H, W } = checkShapes({ x: [x, "BHW3"] });
    if (Math.min(H, W) < LEAST) {
      throw new RangeError(
        `Cannot use x of shape [${x.shape}]: ` +
          `height and width must be at least ${LEAST}`,
      );
    }
    const wanted = new Set<number>(layers);
    return tf.tidy(() => {
      const found: Record<number, tf.Tensor4D> = {};
      let h = x;
      for (const part of this.#parts) {
        if (wanted.size === 0) break;
        h = part(h);
        const channels = h.shape[3];
        if (wanted.delete(channels)) found[channels] = h;
      }
      return found;
    });
  }

  /**
   * Computes the features that FID and KID compare.
   *
   * @param x Images in [−1, 1], RGB, `[B, H, W, 3]`, at least 75×75.
   * @returns `[B, 2048]`; the caller disposes it.
   * @throws {RangeError} If the images are too small.
   */
  apply(x: tf.Tensor4D): tf.Tensor2D {
    return tf.tidy(() => this.features(x, [2048])[2048].reshape([-1, 2048]));
  }
}
