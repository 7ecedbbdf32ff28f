import { checkImage, type Image } from "@revisage/core";
import { checkFilter, checkSize } from "./check_options.ts";
import type { ResizeFilter } from "./filter.ts";
import { Resizer } from "./resizer.ts";
import { ResizerCache } from "./resizer_cache.ts";

/** What {@linkcode resize} makes of a picture. */
export interface ResizeOptions {
  /** Pixels in a row after; at least 1. */
  readonly width: number;
  /** Rows after; at least 1. */
  readonly height: number;
  /** How pixels are weighed. */
  readonly filter: ResizeFilter;
}

const cache = new ResizerCache(16 * 2 ** 20);

/**
 * Resizes a picture, of any size to any size; its proportions need not stay.
 *
 * Weights of the last sizes are kept, up to 16 MiB. A loop over pictures of one
 * size can keep its own {@linkcode Resizer}, and reuse its output too.
 *
 * @param image The picture; it does not change.
 * @returns A new picture, at the same size too.
 * @throws {RangeError} If a side is not a positive integer, or the filter is
 * unknown.
 * @throws {TypeError} If `image` is no image.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { resize } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const pair = createImage(2, 1, Uint8Array.of(0, 0, 0, 90, 60, 30));
 * const mean = resize(pair, { width: 1, height: 1, filter: "box" });
 * assertEquals(mean.data, Uint8Array.of(45, 30, 15));
 * ```
 */
export function resize(image: Image, options: ResizeOptions): Image {
  checkImage(image);
  checkSize("resize image", options);
  checkFilter(options.filter);
  const { width, height, filter } = options;
  const from = { width: image.width, height: image.height };
  const key = `${from.width}×${from.height} ${width}×${height} ${filter}`;
  const resizer = cache.get(
    key,
    () => new Resizer({ from, to: { width, height }, filter }),
  );
  return resizer.apply(image);
}
