import {
  type DiffAugmentDraw,
  type DiffAugmentPolicy,
  diffAugmentRanges,
  type DrawRange,
} from "@revisage/layers";
import { type RandomKey, statelessUniform } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs";

/** What {@linkcode statelessDiffAugment} draws. */
export interface StatelessDiffAugmentOptions extends RandomKey {
  /** How many images. */
  readonly batch: number;
  /** Their rows and columns. */
  readonly size: number;
  /** Which augmentations. */
  readonly policy: readonly DiffAugmentPolicy[];
  /**
   * What the numbers are for. Restored and reference images take different
   * streams, and the same policy.
   */
  readonly stream: string;
}

/**
 * Draws what `diffAugment` does to a batch, as tensors and without hidden state:
 * for compiled steps, which draw anew at each call.
 *
 * It is what `drawDiffAugment` of `@revisage/layers` draws, from the same
 * ranges; an augmentation draws the same, whatever the others are.
 *
 * @returns Tensors that the caller disposes.
 * @throws {Error} As `statelessUniform`.
 *
 * @example
 * ```ts
 * import { diffAugment } from "@revisage/layers";
 * import { statelessDiffAugment } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const draw = statelessDiffAugment({
 *   batch: 2,
 *   size: 8,
 *   policy: ["color", "translation"],
 *   seed: 1,
 *   step: 0,
 *   stream: "restored",
 * });
 * assertEquals(diffAugment(tf.ones([2, 8, 8, 3]), draw).shape, [2, 8, 8, 3]);
 * ```
 */
export function statelessDiffAugment(
  options: StatelessDiffAugmentOptions,
): DiffAugmentDraw {
  const { batch, size, policy, seed, step, stream } = options;
  const ranges = diffAugmentRanges(size);
  const draw = (shape: number[], name: string, [low, high]: DrawRange) =>
    statelessUniform(shape, {
      seed,
      step,
      stream: `${stream}.${name}`,
      low,
      high,
    });
  const numbers = (name: "brightness" | "saturation" | "contrast") =>
    draw([batch], name, ranges[name]) as Tensor1D;
  const places = (name: "translation" | "cutout") =>
    tf.tidy(() => draw([batch, 2], name, ranges[name]).floor() as Tensor2D);
  return {
    ...policy.includes("color") && {
      brightness: numbers("brightness"),
      saturation: numbers("saturation"),
      contrast: numbers("contrast"),
    },
    ...policy.includes("translation") && { translation: places("translation") },
    ...policy.includes("cutout") && { cutout: places("cutout") },
  };
}
