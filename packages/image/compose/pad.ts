import { checkImage, createImage, type Image } from "@revisage/core";
import { type Border, checkBorder, placeIndex } from "./border.ts";
import type { Color } from "./color.ts";

/** What {@linkcode pad} adds to a picture. */
export interface PadOptions {
  /** Pixels added on the left; 0 if left out. */
  readonly left?: number;
  /** Pixels added on the right; 0 if left out. */
  readonly right?: number;
  /** Rows added at the top; 0 if left out. */
  readonly top?: number;
  /** Rows added at the bottom; 0 if left out. */
  readonly bottom?: number;
  /** What is added; black if left out. */
  readonly border?: Border;
}

/**
 * Adds pixels around a picture.
 *
 * @param image The picture; it does not change.
 * @param options How many pixels, and which. A mirrored picture may go back and
 * forth as often as there is room.
 * @returns A new picture.
 * @throws {RangeError} If a number of pixels is not an integer of at least 0,
 * or the border is neither a color nor `"reflect"`.
 * @throws {TypeError} If `image` is no image.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { pad } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const row = createImage(2, 1, Uint8Array.of(1, 1, 1, 2, 2, 2));
 * const wider = pad(row, { right: 1, border: "reflect" });
 * assertEquals(wider.data, Uint8Array.of(1, 1, 1, 2, 2, 2, 1, 1, 1));
 * ```
 */
export function pad(image: Image, options: PadOptions): Image {
  checkImage(image);
  const { left = 0, right = 0, top = 0, bottom = 0 } = options;
  const border = options.border ?? [0, 0, 0];
  checkMargins({ left, right, top, bottom });
  checkBorder("pad image", border);
  const padded = createImage(
    left + image.width + right,
    top + image.height + bottom,
  );
  const columns = places(padded.width, -left, image.width, border);
  const rows = places(padded.height, -top, image.height, border);
  for (let y = 0; y < padded.height; y++) {
    for (let x = 0; x < padded.width; x++) {
      const to = 3 * (y * padded.width + x);
      writePixel(padded, to, image, columns[x]!, rows[y]!, border);
    }
  }
  return padded;
}

function checkMargins(margins: Readonly<Record<string, number>>): void {
  for (const [side, pixels] of Object.entries(margins)) {
    if (!Number.isSafeInteger(pixels) || pixels < 0) {
      throw new RangeError(
        `Cannot pad image: ${side} must be an integer of at least 0, got ${pixels}`,
      );
    }
  }
}

function places(
  count: number,
  first: number,
  length: number,
  border: Border,
): Int32Array {
  return Int32Array.from(
    { length: count },
    (_, i) => placeIndex(first + i, length, border),
  );
}

function writePixel(
  target: Image,
  to: number,
  source: Image,
  x: number,
  y: number,
  border: Border,
): void {
  const isBeyond = x < 0 || y < 0; // Only if the border is a color.
  const from = 3 * (y * source.width + x);
  for (let c = 0; c < 3; c++) {
    target.data[to + c] = isBeyond
      ? (border as Color)[c]!
      : source.data[from + c]!;
  }
}
