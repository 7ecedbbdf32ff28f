import { checkImage, createImage, type Image } from "@revisage/core";
import { checkSize } from "../resample/check_options.ts";
import { cubicWeights, linearWeights } from "../resample/opencv_taps.ts";
import { type Affine, invertAffine } from "./affine.ts";
import { type Border, checkBorder, placeIndex } from "./border.ts";
import type { Color } from "./color.ts";

/** What {@linkcode affineWarp} makes of a picture. */
export interface AffineWarpOptions {
  /** Where each point of the picture goes. */
  readonly inputToOutput: Affine;
  /** Pixels in a row after; at least 1. */
  readonly width: number;
  /** Rows after; at least 1. */
  readonly height: number;
  /** How neighbors are weighed: two or four each way. */
  readonly filter: "opencv-linear" | "opencv-cubic";
  /** What lies beyond the picture; black if left out. */
  readonly border?: Border;
}

const WEIGHTS = {
  "opencv-linear": linearWeights,
  "opencv-cubic": cubicWeights,
};

/**
 * Moves, turns, scales and shears a picture, as OpenCV 5's `warpAffine` does
 * (within one level). It is not antialiased: resize before you shrink much.
 *
 * OpenCV 4 rounds positions to 1/32 of a pixel, which makes a few levels.
 *
 * @param image The picture; it does not change.
 * @returns A new picture. Its pixel at p is `image` at the point that
 * `inputToOutput` maps to p; for the inverse see {@linkcode invertAffine}.
 * @throws {RangeError} If a side is not a positive integer, the map has no
 * inverse, or the filter or the border is unknown.
 * @throws {TypeError} If `image` is no image.
 *
 * @example A picture one pixel further right
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { affineWarp } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const row = createImage(2, 1, Uint8Array.of(1, 1, 1, 2, 2, 2));
 * const moved = affineWarp(row, {
 *   inputToOutput: [1, 0, 1, 0, 1, 0],
 *   width: 3,
 *   height: 1,
 *   filter: "opencv-linear",
 *   border: [9, 9, 9],
 * });
 * assertEquals(moved.data, Uint8Array.of(9, 9, 9, 1, 1, 1, 2, 2, 2));
 * ```
 */
export function affineWarp(image: Image, options: AffineWarpOptions): Image {
  checkImage(image);
  checkSize("warp image", options);
  const { inputToOutput, width, height, filter } = options;
  const border = options.border ?? [0, 0, 0];
  checkBorder("warp image", border);
  if (!Object.hasOwn(WEIGHTS, filter)) {
    throw new RangeError(
      `Cannot warp image: filter must be "opencv-linear" or "opencv-cubic", got "${filter}"`,
    );
  }
  const [a, b, c, d, e, f] = invertAffine(inputToOutput);
  const warped = createImage(width, height);
  // Clamped: what is written to it is rounded and kept within 0 to 255.
  const target = new Uint8ClampedArray(warped.data.buffer);
  const sample = new Sampler(image, WEIGHTS[filter], border);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      sample.write(a * x + b * y + c, d * x + e * y + f, target, at);
    }
  }
  return warped;
}

/** Reads a picture between its pixels. */
class Sampler {
  constructor(
    private readonly image: Image,
    private readonly weightsAt: (share: number) => readonly number[],
    private readonly border: Border,
  ) {}

  /** Writes the color at (x, y) to `target`, from `at` on. */
  write(x: number, y: number, target: Uint8ClampedArray, at: number): void {
    const { data, width, height } = this.image;
    const across = this.weightsAt(x - Math.floor(x));
    const down = this.weightsAt(y - Math.floor(y));
    const left = Math.floor(x) - (across.length / 2 - 1);
    const top = Math.floor(y) - (down.length / 2 - 1);
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let j = 0; j < down.length; j++) {
      const row = placeIndex(top + j, height, this.border);
      for (let i = 0; i < across.length; i++) {
        const column = placeIndex(left + i, width, this.border);
        const isBeyond = row < 0 || column < 0; // Only of a border in a color.
        const pixels = isBeyond ? this.border as Color : data;
        const from = isBeyond ? 0 : 3 * (row * width + column);
        const weight = down[j]! * across[i]!;
        red += weight * pixels[from]!;
        green += weight * pixels[from + 1]!;
        blue += weight * pixels[from + 2]!;
      }
    }
    target[at] = red;
    target[at + 1] = green;
    target[at + 2] = blue;
  }
}
