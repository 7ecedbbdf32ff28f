import * as tf from "@tensorflow/tfjs";
import type { Module } from "@revisage/core/module";
import {
  convolutionWeights,
  FrozenConvolution,
  type FrozenConvolutionConfig,
} from "../frozen/frozen_convolution.ts";
import type { WeightSource } from "../frozen/weight_source.ts";

/** A part of a network, from where LPIPS looked last to where it looks next. */
export interface Stage {
  /** Channels of what it gives. */
  readonly channels: number;
  /** From `[B, H, W, C]` to `[B, H', W', channels]`, none negative. */
  apply(x: tf.Tensor4D): tf.Tensor4D;
}

/** What a network is built with. */
export interface Builder {
  readonly weights: WeightSource;
  /** Makes a module a child of the network. */
  add<M extends Module>(name: string, part: M): M;
}

/** Adds a convolution and the ReLU behind it. */
export function convolution(
  { weights, add }: Builder,
  name: string,
  config: FrozenConvolutionConfig,
): (x: tf.Tensor4D) => tf.Tensor4D {
  const values = convolutionWeights(config, weights, name);
  const part = add(name, new FrozenConvolution(config, values));
  return (x) => part.applyRelu(x);
}

/** The largest of each 3×3, two pixels apart; what does not fill up is left. */
export function pool3(x: tf.Tensor4D): tf.Tensor4D {
  return tf.maxPool(x, 3, 2, "valid");
}

/**
 * The same, but a last window may stick out by a pixel: PyTorch's `ceil_mode`.
 * Zeros stand in for what lies outside, as nothing inside is negative.
 */
export function pool3Ceil(x: tf.Tensor4D): tf.Tensor4D {
  const [, height, width] = x.shape;
  const odd = (size: number): [number, number] => [0, 1 - size % 2];
  return pool3(tf.pad4d(x, [[0, 0], odd(height), odd(width), [0, 0]]));
}
