import { createImage, type Image } from "@revisage/core";
import { DecodeError } from "./decode_error.ts";
import { fileKind } from "./file_kind.ts";
import { decodeJpeg } from "./jpeg/decode_jpeg.ts";
import { Malformed } from "./malformed.ts";
import { type Size, turn, turnedSize } from "./orientation.ts";
import type { CheckSize, Picture } from "./picture.ts";
import { decodePng } from "./png/decode_png.ts";

/** How {@linkcode decode} reads. */
export interface DecodeOptions {
  /** What errors call the file; "image" by default. */
  readonly name?: string;
  /**
   * Larger pictures are refused before memory is taken for them; 64 × 2²⁰
   * (8192 × 8192) by default.
   */
  readonly maxPixels?: number;
  /**
   * Where a picture is clear, put white behind it (`"white"`, the default), or
   * keep how opaque each pixel is (`"keep"`).
   */
  readonly alpha?: "white" | "keep";
}

/** A picture that may be clear in places. */
export interface ImageWithAlpha extends Image {
  /**
   * `width * height` bytes: 0 is clear, 255 is opaque. Colors are not
   * multiplied by it.
   */
  readonly alpha: Uint8Array;
}

const MAX_PIXELS = 64 * 2 ** 20;

/**
 * Decodes a PNG or JPEG file.
 *
 * PNG: every color type and depth, interlaced too; of 16 bits the upper eight
 * are kept. JPEG: baseline and progressive, gray, color, CMYK and Adobe's
 * YCCK, to the pixels that libjpeg-turbo gives. The picture is turned upright
 * if the file says how (EXIF). Color profiles are passed over. What is not read
 * is refused: there is never half a picture.
 *
 * @param bytes The file.
 * @returns The picture; with an alpha channel if `alpha` is `"keep"`.
 * @throws {DecodeError} If the file is damaged, cut off, too large, or of a kind
 * that is not read. The message names it.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { decode, encodeJpeg, jpegRoundTrip } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const red = createImage(1, 1, Uint8Array.of(255, 0, 0));
 * assertEquals(decode(encodeJpeg(red), { name: "red.jpg" }), jpegRoundTrip(red));
 * ```
 */
export function decode(
  bytes: Uint8Array,
  options: DecodeOptions & { readonly alpha: "keep" },
): ImageWithAlpha;
/** Decodes a PNG or JPEG file, with white behind what is clear. */
export function decode(bytes: Uint8Array, options?: DecodeOptions): Image;
export function decode(
  bytes: Uint8Array,
  options: DecodeOptions = {},
): Image | ImageWithAlpha {
  const { name = "image", maxPixels = MAX_PIXELS, alpha = "white" } = options;
  const checkSize = ({ width, height }: Size) => {
    if (width * height <= maxPixels) return;
    throw new Malformed(
      `it must have at most ${maxPixels} pixels, got ${width}×${height}`,
    );
  };
  try {
    const picture = decodeAny(bytes, checkSize);
    if (alpha === "white") putOnWhite(picture);
    return upright(picture, alpha === "keep");
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new DecodeError(name, error.message, { cause: error });
  }
}

function decodeAny(bytes: Uint8Array, checkSize: CheckSize): Picture {
  const kind = fileKind(bytes);
  if (kind === "PNG") return decodePng(bytes, checkSize);
  if (kind === "JPEG") return decodeJpeg(bytes, checkSize);
  const what = bytes.length === 0
    ? "it is empty"
    : kind
    ? `its format is ${kind}`
    : "its format is unknown";
  throw new Malformed(`${what}, and only PNG and JPEG are read`);
}

/** Mixes clear pixels with white, in place. */
function putOnWhite({ rgb, alpha }: Picture): void {
  if (!alpha) return;
  for (let i = 0; i < rgb.length; i++) {
    const opaque = alpha[Math.floor(i / 3)]!;
    rgb[i] = 255 - Math.round((255 - rgb[i]!) * opaque / 255);
  }
}

function upright(picture: Picture, keepAlpha: boolean): Image | ImageWithAlpha {
  const { rgb, orientation } = picture;
  const { width, height } = turnedSize(picture, orientation);
  const image = createImage(
    width,
    height,
    turn(rgb, picture, 3, orientation),
  );
  if (!keepAlpha) return image;
  const opaque = () => new Uint8Array(width * height).fill(255);
  const alpha = turn(picture.alpha ?? opaque(), picture, 1, orientation);
  return { ...image, alpha };
}
