import * as tf from "@tensorflow/tfjs";
import { Module } from "@revisage/core/module";
import { freeOnError } from "../frozen/free_on_error.ts";
import type { WeightSource } from "../frozen/weight_source.ts";
import { addLink, type Builder, type Layer } from "./add_link.ts";
import type { Branch, Pool } from "./block_plans.ts";

/** What each {@linkcode Pool} does. */
export const POOLS: Record<Pool, Layer> = {
  // Neither counts what lies outside the image.
  average: (x) => tf.avgPool(x, 3, 1, "same"),
  max: (x) => tf.maxPool(x, 3, 1, "same"),
  half: (x) => tf.maxPool(x, 3, 2, "valid"),
};

/** A block of Inception: several ways through it, whose outputs are joined. */
export class InceptionBlock extends Module {
  /** Channels of what it gives. */
  readonly outputs: number;
  readonly #branches: readonly Layer[];

  /** @param path The block's own, which goes before those of its weights. */
  constructor(
    plan: readonly Branch[],
    inputs: number,
    weights: WeightSource,
    path: string,
  ) {
    super();
    const builder: Builder = {
      weights,
      prefix: `${path}.`,
      add: (name, part) => this.child(name, part),
    };
    const branches = freeOnError(
      this,
      () => plan.map((branch) => addBranch(builder, inputs, branch)),
    );
    this.#branches = branches.map(([layer]) => layer);
    this.outputs = branches.reduce((sum, [, outputs]) => sum + outputs, 0);
  }

  /** From `[B, H, W, I]` to `[B, H', W', outputs]`. */
  apply(x: tf.Tensor4D): tf.Tensor4D {
    return tf.tidy(() =>
      tf.concat(this.#branches.map((branch) => branch(x)), 3)
    );
  }
}

/** Adds a branch's convolutions; tells how many channels it gives. */
function addBranch(
  builder: Builder,
  inputs: number,
  { pool, chain, fork }: Branch,
): [layer: Layer, outputs: number] {
  const layers: Layer[] = pool ? [POOLS[pool]] : [];
  let channels = inputs;
  for (const link of chain) {
    layers.push(addLink(builder, channels, link));
    channels = link[1];
  }
  if (fork) {
    const ends = fork.map((link) => addLink(builder, channels, link));
    layers.push((x) => tf.concat(ends.map((end) => end(x)), 3));
    channels = fork.reduce((sum, link) => sum + link[1], 0);
  }
  return [(x) => layers.reduce((h, layer) => layer(h), x), channels];
}
