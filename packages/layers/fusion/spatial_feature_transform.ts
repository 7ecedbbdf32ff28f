import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { checkShapes, type Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { Conv2d } from "../conv2d.ts";
import { Fusion, type FusionInput } from "./fusion.ts";

/** What {@linkcode spatialFeatureTransform} does to each number of a feature. */
export interface SpatialModulation {
  /** 0 keeps it: it is multiplied by 1 + scale. `[B, H, W, C]`. */
  readonly scale: Tensor4D;
  /** What is added then. `[B, H, W, C]`. */
  readonly shift: Tensor4D;
}

/**
 * Scales and shifts each number of a feature: `x · (1 + scale) + shift`.
 *
 * {@link https://arxiv.org/abs/1804.02815 | Spatial feature transform}, as
 * GFPGAN fuses its features, there with scale and shift of the encoder's.
 *
 * @param x `[B, H, W, C]`.
 * @returns `[B, H, W, C]`.
 * @throws {RangeError} If the shapes disagree.
 */
export function spatialFeatureTransform(
  x: Tensor4D,
  { scale, shift }: SpatialModulation,
): Tensor4D {
  checkShapes({
    x: [x, "BHWC"],
    scale: [scale, "BHWC"],
    shift: [shift, "BHWC"],
  });
  return tf.tidy(() => x.add<Tensor4D>(x.mul(scale)).add<Tensor4D>(shift));
}

/** 3×3, leaky ReLU, 3×3: what a scale or shift is computed by. */
class Condition extends Module {
  readonly #first: Conv2d;
  readonly #second: Conv2d;

  constructor(channels: number, rng: Rng) {
    super();
    const sizes = { inputs: channels, outputs: channels };
    this.#first = this.child(
      "first",
      new Conv2d({ ...sizes, activation: "leakyRelu" }, rng.split("first")),
    );
    this.#second = this.child("second", new Conv2d(sizes, rng));
    const { weight } = this.#second;
    tf.tidy(() => weight.assign(tf.zerosLike(weight)));
  }

  apply(x: Tensor4D): Tensor4D {
    return tf.tidy(() => this.#second.apply(this.#first.apply(x)));
  }
}

/**
 * Scales and shifts the decoder's feature by what two small networks make of
 * the encoder's: 3×3, leaky ReLU, 3×3.
 *
 * Variables: `weight` and `bias` of `scale.first`, `scale.second`,
 * `shift.first` and `shift.second`. The second ones start at 0, so that the
 * decoder's feature passes unchanged until the encoder's is found of use.
 */
export class SpatialFeatureTransform extends Fusion {
  readonly #scale: Condition;
  readonly #shift: Condition;

  /**
   * Makes a fusion.
   *
   * @param config `channels`: of each feature, and of the result.
   * @param rng What the weights are drawn from.
   */
  constructor({ channels }: { readonly channels: number }, rng: Rng) {
    super();
    const condition = (name: string) =>
      this.child(name, new Condition(channels, rng.split(name)));
    this.#scale = condition("scale");
    this.#shift = condition("shift");
  }

  /**
   * Fuses two features.
   *
   * @returns `[B, H, W, C]`.
   * @throws {RangeError} If the shapes disagree.
   */
  override apply({ encoder, decoder }: FusionInput): Tensor4D {
    return tf.tidy(() =>
      spatialFeatureTransform(decoder, {
        scale: this.#scale.apply(encoder),
        shift: this.#shift.apply(encoder),
      })
    );
  }
}
