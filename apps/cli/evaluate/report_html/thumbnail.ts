import type { Image } from "@revisage/core";
import { encodeJpeg, resize } from "@revisage/image";
import type { Thumbnail } from "./pictures.ts";

/** How {@linkcode thumbnail} draws. */
export interface ThumbnailOptions {
  /** Pixels along the longer side, at most; 256 by default. */
  readonly side?: number;
  /** Of the JPEG, 1 to 100; 85 by default. */
  readonly quality?: number;
}

/**
 * A picture for the page: about 10 KB as it comes.
 *
 * It is never enlarged: what a model made is shown with its own pixels.
 *
 * @throws {RangeError} If `image` is none, or `quality` not from 1 to 100.
 */
export function thumbnail(
  image: Image,
  { side = 256, quality = 85 }: ThumbnailOptions = {},
): Thumbnail {
  const share = Math.min(1, side / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(share * image.width));
  const height = Math.max(1, Math.round(share * image.height));
  const small = share === 1
    ? image
    : resize(image, { width, height, filter: "lanczos" });
  return { jpeg: encodeJpeg(small, { quality }), width, height };
}
