import { checkImage, createImage, type Image } from "@revisage/core";
import { checkSize } from "../resample/check_options.ts";
import type { Size } from "../resample/size.ts";

/**
 * Cuts out the middle of a picture. Where an odd number of pixels is lost, one
 * more is lost on the right, or at the bottom.
 *
 * @param image The picture; it does not change.
 * @param size Sides of the part; at most those of the picture.
 * @returns A new picture.
 * @throws {RangeError} If a side is not a positive integer, or too large.
 * @throws {TypeError} If `image` is no image.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { cropCenter } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const row = createImage(3, 1, Uint8Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3));
 * const middle = cropCenter(row, { width: 1, height: 1 });
 * assertEquals(middle.data, Uint8Array.of(2, 2, 2));
 * ```
 */
export function cropCenter(image: Image, size: Size): Image {
  checkImage(image);
  checkSize("crop image", size);
  for (const side of ["width", "height"] as const) {
    if (size[side] > image[side]) {
      throw new RangeError(
        `Cannot crop image: ${side} must be at most ${image[side]}, got ${
          size[side]
        }`,
      );
    }
  }
  const { width, height } = size;
  const left = Math.floor((image.width - width) / 2);
  const top = Math.floor((image.height - height) / 2);
  const part = createImage(width, height);
  for (let y = 0; y < height; y++) {
    const start = 3 * ((top + y) * image.width + left);
    const row = image.data.subarray(start, start + 3 * width);
    part.data.set(row, 3 * y * width);
  }
  return part;
}
