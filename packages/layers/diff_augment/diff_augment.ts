import * as tf from "@tensorflow/tfjs";
import type { Tensor1D, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { cutoutSize } from "./draw.ts";
import type { DiffAugmentDraw, PerImage, PlacePerImage } from "./draw.ts";
import { translate } from "./translate.ts";

/**
 * Augments images so that gradients pass: color, translation and cutout, in
 * this order. A discriminator that sees only augmented images, restored and
 * real alike, needs far fewer of them.
 *
 * {@link https://arxiv.org/abs/2006.10738 | DiffAugment}. What an image does not
 * cover is 0, the middle of the range.
 *
 * @param x Images in [−1, 1], `[B, S, S, 3]`.
 * @param draw What to do to each, as {@linkcode drawDiffAugment} draws it.
 * @returns `[B, S, S, 3]`, perhaps beyond [−1, 1].
 * @throws {RangeError} If the shapes disagree.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { diffAugment } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const x = tf.ones<tf.Rank.R4>([1, 2, 2, 3]);
 * const y = diffAugment(x, { brightness: [0.5], translation: [[1, 0]] });
 * const [row] = y.slice([0, 0], [1, 1]).mean().dataSync();
 * assertEquals([row, y.max().arraySync()], [0, 1.5]);
 * ```
 */
export function diffAugment(x: Tensor4D, draw: DiffAugmentDraw): Tensor4D {
  checkShapes({ x: [x, "BSS3"] });
  return tf.tidy(() => {
    let y = x.clone();
    for (const step of [brighten, saturate, sharpen, move, cutOut]) {
      y = step(y, draw);
    }
    return y;
  });
}

function brighten(x: Tensor4D, { brightness }: DiffAugmentDraw): Tensor4D {
  if (!brightness) return x;
  return x.add(perImage(x, "brightness", brightness));
}

function saturate(x: Tensor4D, { saturation }: DiffAugmentDraw): Tensor4D {
  if (!saturation) return x;
  const gray = x.mean(3, true); // [B,S,S,1]
  return x.sub(gray).mul(perImage(x, "saturation", saturation)).add(gray);
}

function sharpen(x: Tensor4D, { contrast }: DiffAugmentDraw): Tensor4D {
  if (!contrast) return x;
  const mean = x.mean([1, 2, 3], true); // [B,1,1,1]
  return x.sub(mean).mul(perImage(x, "contrast", contrast)).add(mean);
}

function move(x: Tensor4D, { translation }: DiffAugmentDraw): Tensor4D {
  return translation ? translate(x, places(x, "translation", translation)) : x;
}

function cutOut(x: Tensor4D, { cutout }: DiffAugmentDraw): Tensor4D {
  if (!cutout) return x;
  const [b, size] = x.shape;
  const length = cutoutSize(size);
  const first = places(x, "cutout", cutout).sub(Math.floor(length / 2));
  const distance = tf.range(0, size).sub(first.expandDims(2)); // [B,2,S]
  const isIn = distance.greaterEqual(0).logicalAnd(distance.less(length));
  const [rows, columns] = isIn.toFloat().unstack(1) as [Tensor2D, Tensor2D];
  const cut = rows.expandDims(2).mul(columns.expandDims(1)); // [B,S,S]
  return x.mul(tf.sub(1, cut).reshape([b, size, size, 1]));
}

/** `[B, 1, 1, 1]` */
function perImage(x: Tensor4D, name: string, values: PerImage): Tensor4D {
  const tensor = values instanceof tf.Tensor
    ? values
    : tf.tensor1d([...values]);
  checkShapes({ x: [x, "BSS3"], [name]: [tensor, "B"] });
  return (tensor as Tensor1D).reshape([-1, 1, 1, 1]);
}

/** `[B, 2]` */
function places(x: Tensor4D, name: string, values: PlacePerImage): Tensor2D {
  const tensor = values instanceof tf.Tensor
    ? values
    : tf.tensor2d(values.map((place) => [...place]));
  checkShapes({ x: [x, "BSS3"], [name]: [tensor, "B2"] });
  return tensor as Tensor2D;
}
