import { checkPair, type ImagePair } from "./image_pair.ts";
import { comparisonOf, type PixelOptions } from "./pixel_options.ts";
import { planesOf } from "./planes.ts";

/**
 * Peak signal-to-noise ratio in decibels: how small the mean squared error is
 * beside the full range of 255. More is better.
 *
 * As BasicSR computes it: one mean over all pixels and channels, in float64.
 *
 * @param pair The images; neither changes. Swapping them changes nothing.
 * @param options Which of their numbers are compared.
 * @returns 10 log₁₀(255² / MSE), at least 0; Infinity for equal images.
 * @throws {TypeError} If one of the pair is no image.
 * @throws {RangeError} If their sizes differ, an option is wrong, or
 * `cropBorder` leaves no pixel.
 *
 * @example Everywhere off by one level
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { psnr } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const reference = createImage(4, 4);
 * const restored = createImage(4, 4, new Uint8Array(48).fill(1));
 * assertAlmostEquals(psnr({ restored, reference }), 20 * Math.log10(255));
 * ```
 */
export function psnr(pair: ImagePair, options: PixelOptions = {}): number {
  checkPair(pair);
  const comparison = comparisonOf(pair, options, 1);
  const references = planesOf(pair.reference, comparison);
  let sum = 0, count = 0;
  for (const restored of planesOf(pair.restored, comparison)) {
    const reference = references.next().value!;
    for (let i = 0; i < restored.length; i++) {
      sum += (restored[i]! - reference[i]!) ** 2;
    }
    count += restored.length;
  }
  return sum === 0 ? Infinity : 10 * Math.log10(255 ** 2 * count / sum);
}
