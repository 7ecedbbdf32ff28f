import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { Adam } from "./adam.ts";
import { Generator } from "./generator.ts";

/** What one step learns from. */
export interface Batch {
  /** `[B, S, S, 3]`. */
  readonly images: Tensor4D;
  /** `[B, S, S, 3]`. */
  readonly targets: Tensor4D;
  /** `[B, 256]`. */
  readonly noise: Tensor2D;
}

/** A generator that learns. */
export class Training {
  readonly generator: Generator;
  readonly #adam: Adam;

  constructor(size: number, rng: Rng) {
    this.generator = new Generator(size, rng.split("variables"));
    this.#adam = new Adam([...this.generator.variables.values()]);
  }

  /** Forward, mean absolute error, gradients, Adam. @returns The error. */
  step({ images, targets, noise }: Batch): Scalar {
    const { value, grads } = tf.variableGrads(
      () =>
        this.generator.apply(images, noise).sub(targets).abs().mean<Scalar>(),
      [...this.generator.variables.values()],
    );
    this.#adam.apply(grads);
    return value;
  }
}

/** Draws a batch: images and targets of noise will do to measure with. */
export function randomBatch(size: number, count: number, rng: Rng): Batch {
  const draw = <T extends tf.Tensor>(name: string, shape: number[]) => {
    const values = new Float32Array(tf.util.sizeFromShape(shape));
    return tf.tensor(rng.split(name).fillNormal(values), shape) as T;
  };
  const shape = [count, size, size, 3];
  return {
    images: draw("images", shape),
    targets: draw("targets", shape),
    noise: draw("noise", [count, 256]),
  };
}
