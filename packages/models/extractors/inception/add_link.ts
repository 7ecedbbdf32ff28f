import type * as tf from "@tensorflow/tfjs";
import type { Module } from "@revisage/core/module";
import { FrozenConvolution } from "../frozen/frozen_convolution.ts";
import type { WeightSource } from "../frozen/weight_source.ts";
import type { Link, Move } from "./block_plans.ts";
import { foldedWeights } from "./folded_weights.ts";

/** One step of a network. */
export type Layer = (x: tf.Tensor4D) => tf.Tensor4D;

/** What a part of the network is built with. */
export interface Builder {
  readonly weights: WeightSource;
  /** Goes before the names of all its weights: empty, or it ends in a dot. */
  readonly prefix: string;
  /** Makes a module a child of the part. */
  add<M extends Module>(name: string, part: M): M;
}

const MOVES: Record<Move, { stride: number; padding: 0 | "same" }> = {
  same: { stride: 1, padding: "same" },
  half: { stride: 2, padding: 0 },
  valid: { stride: 1, padding: 0 },
};

/** Adds a convolution of a plan, and the ReLU behind it. */
export function addLink(
  { weights, prefix, add }: Builder,
  inputs: number,
  [name, outputs, kernel, move = "same"]: Link,
): Layer {
  const config = { inputs, outputs, kernel, ...MOVES[move] };
  const values = foldedWeights(config, weights, `${prefix}${name}`);
  const part = add(name, new FrozenConvolution(config, values));
  return (x) => part.applyRelu(x);
}
