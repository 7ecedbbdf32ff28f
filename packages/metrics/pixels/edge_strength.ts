import { checkImage, type Image } from "@revisage/core";

/**
 * How strong the edges of an image are: the mean length of the gradient of its
 * luma, in levels of 255 a pixel. A blurred image has less than a sharp one, a
 * noisy one more; so the nearer to the reference's, the better.
 *
 * Luma is Y = 0.299 R + 0.587 G + 0.114 B, not rounded. The gradient at a pixel
 * is (right neighbor − pixel, lower neighbor − pixel), and its length
 * √(dx² + dy²). The mean is over the pixels that have both neighbors: all but
 * the last column and the last row.
 *
 * @param image At least 2×2 pixels; it does not change.
 * @returns From 0, for a flat image, to 255 √2.
 * @throws {TypeError} If `image` is no image.
 * @throws {RangeError} If it is smaller.
 *
 * @example A step of 60 levels beside one pixel of two
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { edgeStrength } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const image = createImage(3, 2);
 * for (const pixel of [2, 5]) image.data.fill(60, 3 * pixel, 3 * pixel + 3);
 * assertAlmostEquals(edgeStrength(image), 30);
 * ```
 */
export function edgeStrength(image: Image): number {
  checkImage(image);
  const { width, height } = image;
  if (Math.min(width, height) < 2) {
    throw new RangeError(
      `Cannot measure edge strength: image must be at least 2×2, got ${width}×${height}`,
    );
  }
  const luma = lumaOf(image);
  let sum = 0;
  for (let y = 0; y < height - 1; y++) {
    for (let i = y * width; i < (y + 1) * width - 1; i++) {
      const dx = luma[i + 1]! - luma[i]!;
      const dy = luma[i + width]! - luma[i]!;
      sum += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return sum / ((width - 1) * (height - 1));
}

function lumaOf({ width, height, data }: Image): Float64Array {
  const luma = new Float64Array(width * height);
  for (let i = 0; i < luma.length; i++) {
    luma[i] = 0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! +
      0.114 * data[3 * i + 2]!;
  }
  return luma;
}
