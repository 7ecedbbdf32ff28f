import { checkImage, createImage, type Image } from "@revisage/core";
import { fromBlocks, toBlocks } from "./jpeg/blocks.ts";
import { standardTables } from "./jpeg/quantization.ts";
import { toPlanes } from "./jpeg/to_planes.ts";
import { toRgb } from "./jpeg/to_rgb.ts";
import { rowReader } from "./jpeg/upsample.ts";
import type { EncodeJpegOptions } from "./encode_jpeg.ts";

/**
 * What is left of a picture after JPEG: the pixels of
 * `decode(encodeJpeg(image, options))`, without writing a file and reading it.
 *
 * Entropy coding loses nothing, so it is left out.
 *
 * @param image The picture, of any size; not changed.
 * @returns A new picture of the same size.
 * @throws {RangeError} If `quality` is not a whole number from 1 to 100.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { jpegRoundTrip } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const red = createImage(1, 1, Uint8Array.of(255, 0, 0));
 * assertEquals([...jpegRoundTrip(red, { quality: 30 }).data], [254, 1, 3]);
 * ```
 */
export function jpegRoundTrip(
  image: Image,
  options: EncodeJpegOptions = {},
): Image {
  const { quality = 95, subsampling = "4:2:0" } = options;
  checkImage(image);
  const { width, height } = image;
  const { luminance, chrominance } = standardTables(quality);
  const planes = toPlanes(image, subsampling);
  const readers = planes.map((plane, index) => {
    const steps = index === 0 ? luminance : chrominance;
    fromBlocks(toBlocks(plane, steps), steps, plane);
    const factor = index > 0 && subsampling === "4:2:0" ? 2 : 1;
    return rowReader(plane, factor, factor);
  });
  const lineLength = 2 * planes[0]!.stride;
  return createImage(
    width,
    height,
    toRgb("YCbCr", readers, { width, height, lineLength }),
  );
}
