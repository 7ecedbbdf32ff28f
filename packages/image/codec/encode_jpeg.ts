import { checkImage, type Image } from "@revisage/core";
import { toBlocks } from "./jpeg/blocks.ts";
import { standardTables } from "./jpeg/quantization.ts";
import { type Subsampling, toPlanes } from "./jpeg/to_planes.ts";
import { writeHeader } from "./jpeg/write_header.ts";
import { writeScan } from "./jpeg/write_scan.ts";

/** How {@linkcode encodeJpeg} writes. */
export interface EncodeJpegOptions {
  /** A whole number from 1 (worst) to 100 (best); 95 by default, as OpenCV. */
  readonly quality?: number;
  /**
   * How much of the color is kept: a quarter of the samples (`"4:2:0"`, the
   * default) or all of them (`"4:4:4"`).
   */
  readonly subsampling?: Subsampling;
}

/**
 * Writes a baseline JPEG file as libjpeg writes it: standard tables, accurate
 * integer transform. Pillow gives the same bytes, OpenCV the same pixels.
 *
 * To learn only what the compression does to the pixels, use
 * {@linkcode jpegRoundTrip}, which is faster.
 *
 * @param image The picture; sides up to 65,535.
 * @returns The file.
 * @throws {RangeError} If `quality` is not a whole number from 1 to 100, or a
 * side is too long for the format.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { encodeJpeg } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const file = encodeJpeg(createImage(30, 20), { quality: 90 });
 * assertEquals(file.subarray(0, 2), Uint8Array.of(0xff, 0xd8));
 * ```
 */
export function encodeJpeg(
  image: Image,
  options: EncodeJpegOptions = {},
): Uint8Array {
  const { quality = 95, subsampling = "4:2:0" } = options;
  checkImage(image);
  const { width, height } = image;
  if (Math.max(width, height) > 0xffff) {
    throw new RangeError(
      `Cannot encode JPEG: sides must be at most 65535 pixels, got ${width}×${height}`,
    );
  }
  const tables = standardTables(quality);
  const { luminance, chrominance } = tables;
  const components = toPlanes(image, subsampling).map((plane, index) => ({
    plane,
    blocks: toBlocks(plane, index === 0 ? luminance : chrominance),
  }));
  const header = writeHeader({ width, height, subsampling, tables });
  const scan = writeScan(components, subsampling);
  const file = new Uint8Array(header.length + scan.length + 2);
  file.set(header);
  file.set(scan, header.length);
  file.set([0xff, 0xd9], file.length - 2);
  return file;
}
