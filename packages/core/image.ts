import { showValue } from "./show_value.ts";
import { typeName } from "./type_name.ts";

/**
 * A picture in memory: RGB, 8 bits a channel, rows from top to bottom, pixels
 * from left to right.
 *
 * Pixel (x, y) has its red at `data[3 * (y * width + x)]`, then green and blue.
 */
export interface Image {
  /** Pixels in a row; at least 1. */
  readonly width: number;
  /** Rows; at least 1. */
  readonly height: number;
  /** `3 * width * height` bytes. */
  readonly data: Uint8Array | Uint8ClampedArray;
}

/**
 * Makes an image.
 *
 * @param width Pixels in a row; at least 1.
 * @param height Rows; at least 1.
 * @param data The pixels, `3 * width * height` bytes; kept, not copied. Left
 * out, the image is black.
 * @throws {TypeError} If `data` holds no bytes.
 * @throws {RangeError} If a size is not a positive integer, or `data` does not
 * hold as many bytes as they ask for.
 *
 * @example A picture of one red pixel
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const red = createImage(1, 1, Uint8Array.of(255, 0, 0));
 * assertEquals(red.data[0], 255);
 * ```
 */
export function createImage(
  width: number,
  height: number,
  data?: Uint8Array | Uint8ClampedArray,
): Image {
  checkSide("image", "width", width);
  checkSide("image", "height", height);
  const image = {
    width,
    height,
    data: data ?? new Uint8Array(3 * width * height),
  };
  checkImage(image);
  return image;
}

/**
 * Checks that a value is an {@linkcode Image}; its pixels may be anything.
 *
 * @param value What should be one.
 * @param name What the error calls it.
 * @throws {TypeError} If `value` is not an object, or `data` holds no bytes.
 * @throws {RangeError} If a size is not a positive integer, or `data` does not
 * hold as many bytes as they ask for.
 */
export function checkImage(
  value: unknown,
  name = "image",
): asserts value is Image {
  if (typeof value !== "object" || value === null) {
    throw new TypeError(
      `Cannot use ${name}: must be an image, got ${typeName(value)}`,
    );
  }
  const { width, height, data } = value as Record<keyof Image, unknown>;
  checkSide(name, "width", width);
  checkSide(name, "height", height);
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) {
    throw new TypeError(
      `Cannot use ${name}: data must be a Uint8Array or Uint8ClampedArray, got ${
        typeName(data)
      }`,
    );
  }
  const bytes = 3 * width * height;
  if (data.length !== bytes) {
    throw new RangeError(
      `Cannot use ${name}: data must hold ${bytes} bytes (${width}×${height} RGB), got ${data.length}`,
    );
  }
}

function checkSide(
  name: string,
  side: "width" | "height",
  value: unknown,
): asserts value is number {
  if (!(Number.isSafeInteger(value) && value as number > 0)) {
    throw new RangeError(
      `Cannot use ${name}: ${side} must be a positive integer, got ${
        showValue(value)
      }`,
    );
  }
}
