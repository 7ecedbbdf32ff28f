import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import type { Rng } from "@revisage/core";

/** A number for each image: plain, or a tensor, `[B]`. */
export type PerImage = readonly number[] | Tensor1D;

/** A row and a column for each image: plain, or a tensor, `[B, 2]`. */
export type PlacePerImage = readonly (readonly number[])[] | Tensor2D;

/**
 * What {@linkcode diffAugment} does to each image of a batch. What is left out
 * is not done.
 *
 * Within a compiled function give tensors that are drawn there, from
 * {@linkcode diffAugmentRanges}: plain numbers would be those of its first call
 * for ever.
 */
export interface DiffAugmentDraw {
  /** What is added to each color. */
  readonly brightness?: PerImage;
  /** Factor of what sets a pixel's colors apart from their mean. */
  readonly saturation?: PerImage;
  /** Factor of what sets each color apart from the mean of the image. */
  readonly contrast?: PerImage;
  /** How far an image moves down and to the right: whole pixels. */
  readonly translation?: PlacePerImage;
  /** Row and column of the middle of what is cut out: whole pixels. */
  readonly cutout?: PlacePerImage;
}

/** A group of augmentations: the first three of a draw, or the one of its name. */
export type DiffAugmentPolicy = "color" | "translation" | "cutout";

/** What is drawn, evenly, from low to high, without high. */
export type DrawRange = readonly [low: number, high: number];

/** From where the parts of a {@linkcode DiffAugmentDraw} are drawn. */
export interface DiffAugmentRanges {
  /** Real numbers. */
  readonly brightness: DrawRange;
  /** Real numbers. */
  readonly saturation: DrawRange;
  /** Real numbers. */
  readonly contrast: DrawRange;
  /** Integers, for both directions. */
  readonly translation: DrawRange;
  /** Integers, for both directions. */
  readonly cutout: DrawRange;
}

/**
 * The ranges of {@link https://arxiv.org/abs/2006.10738 | DiffAugment}: an
 * eighth of the size for translation, any place for cutout.
 *
 * @param size Rows and columns of the images.
 */
export function diffAugmentRanges(size: number): DiffAugmentRanges {
  const farthest = Math.floor(size / 8 + 0.5);
  return {
    brightness: [-0.5, 0.5],
    saturation: [0, 2],
    contrast: [0.5, 1.5],
    translation: [-farthest, farthest + 1],
    cutout: [0, size + 1 - cutoutSize(size) % 2],
  };
}

/** Rows and columns that are cut out. */
export function cutoutSize(size: number): number {
  return Math.floor(size / 2 + 0.5);
}

/** What {@linkcode drawDiffAugment} draws. */
export interface DrawDiffAugmentOptions {
  /** How many images. */
  readonly batch: number;
  /** Their rows and columns. */
  readonly size: number;
  /** Which augmentations. */
  readonly policy: readonly DiffAugmentPolicy[];
}

/**
 * Draws what {@linkcode diffAugment} does to a batch, as plain data.
 *
 * @param rng What it is drawn from; an augmentation draws the same, whatever
 * the others are.
 *
 * @example
 * ```ts
 * import { Rng } from "@revisage/core";
 * import { drawDiffAugment } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * const draw = drawDiffAugment(new Rng(0), {
 *   batch: 2,
 *   size: 64,
 *   policy: ["color", "translation"],
 * });
 * const drawn = ["brightness", "saturation", "contrast", "translation"];
 * assertEquals(Object.keys(draw), drawn);
 * ```
 */
export function drawDiffAugment(
  rng: Rng,
  { batch, size, policy }: DrawDiffAugmentOptions,
): DiffAugmentDraw {
  const ranges = diffAugmentRanges(size);
  const numbers = (name: "brightness" | "saturation" | "contrast") => {
    const stream = rng.split(name);
    return Array.from({ length: batch }, () => stream.uniform(...ranges[name]));
  };
  const places = (name: "translation" | "cutout") => {
    const stream = rng.split(name);
    const integer = () => stream.integer(...ranges[name]);
    return Array.from({ length: batch }, () => [integer(), integer()]);
  };
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
