import { checkPair, type ImagePair } from "./image_pair.ts";
import { comparisonOf, type PixelOptions } from "./pixel_options.ts";
import { planesOf } from "./planes.ts";
import { weigh, WINDOW } from "./window.ts";

/** Keep the quotient calm where a window is dark, or flat. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** Rows of the result made at once, so that what they need stays in the cache. */
const STRIP = 32;

/**
 * Structural similarity: how alike the images are in brightness, contrast and
 * structure, seen through a small window. More is better.
 *
 * Wang et al., 2004, "Image quality assessment: from error visibility to
 * structural similarity", Eq. 13, as BasicSR computes it: a Gaussian window of
 * 11×11 pixels with σ 1.5, only where all of it is inside the image, no
 * shrinking before, the mean over channels; float64. It is what scikit-image
 * gives with `gaussian_weights=True, use_sample_covariance=False`.
 *
 * @param pair The images; neither changes. Swapping them changes nothing.
 * @param options Which of their numbers are compared.
 * @returns From −1 to 1, and 1 for equal images.
 * @throws {TypeError} If one of the pair is no image.
 * @throws {RangeError} If their sizes differ, an option is wrong, or less than
 * 11×11 pixels are compared.
 *
 * @example Two flat images differ in brightness alone
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { ssim } from "@revisage/metrics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const flat = (level: number) =>
 *   createImage(16, 16, new Uint8Array(768).fill(level));
 * const c1 = 2.55 ** 2;
 * assertAlmostEquals(
 *   ssim({ restored: flat(100), reference: flat(50) }),
 *   (2 * 100 * 50 + c1) / (100 ** 2 + 50 ** 2 + c1),
 * );
 * ```
 */
export function ssim(pair: ImagePair, options: PixelOptions = {}): number {
  checkPair(pair);
  const comparison = comparisonOf(pair, options, WINDOW);
  const { width, height } = comparison;
  const strips = new Strips(width);
  const references = planesOf(pair.reference, comparison);
  let sum = 0, planes = 0;
  for (const restored of planesOf(pair.restored, comparison)) {
    const reference = references.next().value!;
    for (let top = 0; top <= height - WINDOW; top += STRIP) {
      const part = [top * width, (top + STRIP + WINDOW - 1) * width] as const;
      sum += strips.sum(
        restored.subarray(...part),
        reference.subarray(...part),
      );
    }
    planes++;
  }
  const windows = (width - WINDOW + 1) * (height - WINDOW + 1);
  return sum / (planes * windows);
}

/** Room for a strip of rows, used again for each. */
class Strips {
  readonly #width: number;
  readonly #power: Float64Array;
  readonly #product: Float64Array;
  readonly #rows: Float64Array;
  readonly #means: readonly Float64Array[];

  constructor(width: number) {
    this.#width = width;
    const room = () => new Float64Array((STRIP + WINDOW - 1) * width);
    this.#power = room();
    this.#product = room();
    this.#rows = room();
    this.#means = [room(), room(), room(), room()];
  }

  /** Adds up the similarity of all windows in a strip of `x` and of `y`. */
  sum(x: Float64Array, y: Float64Array): number {
    for (let i = 0; i < x.length; i++) {
      this.#power[i] = x[i]! * x[i]! + y[i]! * y[i]!;
      this.#product[i] = x[i]! * y[i]!;
    }
    const places = x.length - (WINDOW - 1) * this.#width;
    [x, y, this.#power, this.#product].forEach((source, i) => {
      weigh(source, 1, this.#rows, x.length - WINDOW + 1);
      // The last ten places of all are in no window.
      weigh(this.#rows, this.#width, this.#means[i]!, places - WINDOW + 1);
    });
    return this.#similarity(places / this.#width);
  }

  #similarity(rows: number): number {
    const [meanX, meanY, power, product] = this.#means as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const start = row * this.#width;
      const end = start + this.#width - WINDOW + 1;
      for (let i = start; i < end; i++) {
        const cross = meanX[i]! * meanY[i]!;
        const squares = meanX[i]! * meanX[i]! + meanY[i]! * meanY[i]!;
        // Both variances together, and the covariance.
        const variances = power[i]! - squares;
        const covariance = product[i]! - cross;
        sum += (2 * cross + C1) * (2 * covariance + C2) /
          ((squares + C1) * (variances + C2));
      }
    }
    return sum;
  }
}
