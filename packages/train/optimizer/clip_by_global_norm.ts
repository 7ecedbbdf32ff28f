import * as tf from "@tensorflow/tfjs";
import type { Scalar } from "@tensorflow/tfjs";
import type { Gradients } from "./gradients.ts";

/** What {@linkcode clipByGlobalNorm} gives. */
export interface Clipped {
  /** The same gradients, shorter if they were too long. */
  readonly gradients: Gradients;
  /** How long all of them were, as one vector. Not finite if one was not. */
  readonly norm: Scalar;
}

/** As PyTorch has it, so that gradients of length 0 can be divided by it. */
const EPSILON = 1e-6;

/**
 * Shortens gradients that are too long, all by the same factor, so that their
 * direction stays: `clip_grad_norm_` of PyTorch.
 *
 * @param gradients By path.
 * @param most How long all gradients together may be: above 0.
 * @returns Tensors that the caller disposes.
 * @throws {RangeError} If `most` is not above 0.
 *
 * @example
 * ```ts
 * import { clipByGlobalNorm } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const gradients = { a: tf.tensor1d([30]), b: tf.tensor1d([-40]) };
 * const clipped = clipByGlobalNorm(gradients, 5);
 * assertEquals(clipped.norm.dataSync()[0], 50);
 * assertEquals(clipped.gradients["b"]!.round().arraySync(), [-4]);
 * ```
 */
export function clipByGlobalNorm(gradients: Gradients, most: number): Clipped {
  if (!(most > 0)) {
    throw new RangeError(
      `Cannot clip gradients: most must be above 0, got ${most}`,
    );
  }
  const container = tf.tidy(() => {
    const norm = globalNorm(gradients);
    return { gradients: shorten(gradients, norm, most), norm };
  });
  return container as Clipped;
}

/**
 * Shortens gradients whose length is known.
 *
 * @param norm {@linkcode globalNorm} of them.
 * @param most How long all gradients together may be: above 0.
 * @returns Tensors that the caller disposes.
 */
export function shorten(
  gradients: Gradients,
  norm: Scalar,
  most: number,
): Gradients {
  return tf.tidy(() => {
    const factor = tf.div(most, norm.add(EPSILON)).minimum(1);
    const clipped = Object.entries(gradients)
      .map(([path, gradient]) => [path, gradient.mul(factor)] as const);
    return Object.fromEntries(clipped);
  });
}

/**
 * How long gradients are, all together as one vector: the root of the sum of all
 * squares. Not finite if one of them is not, or their squares are beyond
 * float32.
 *
 * @returns A number that the caller disposes.
 */
export function globalNorm(gradients: Gradients): Scalar {
  return tf.tidy(() => {
    const squares = Object.values(gradients)
      .map((gradient) => gradient.square().sum<Scalar>());
    return tf.addN(squares).sqrt<Scalar>();
  });
}
