import type { ImagePair } from "./image_pair.ts";

/** Which numbers of the images are compared. */
export interface PixelOptions {
  /**
   * `"rgb"` (if left out): red, green and blue. `"y"`: the luma of BT.601 in
   * studio range, 16 + 65.481 R + 128.553 G + 24.966 B with colors from 0 to 1,
   * which lies between 16 and 235 and is not rounded.
   */
  readonly channels?: "rgb" | "y";
  /** Pixels left out on each side; 0 if left out. */
  readonly cropBorder?: number;
}

/** Options that were checked, with what is left of the images. */
export interface Comparison {
  readonly channels: "rgb" | "y";
  readonly cropBorder: number;
  /** Pixels in a row that are compared. */
  readonly width: number;
  /** Rows that are compared. */
  readonly height: number;
}

/**
 * Checks options against a pair that was checked.
 *
 * @param least Width and height that must be left.
 * @throws {RangeError} If an option is wrong, or too little is left.
 */
export function comparisonOf(
  { reference }: ImagePair,
  { channels = "rgb", cropBorder = 0 }: PixelOptions,
  least: number,
): Comparison {
  if (channels !== "rgb" && channels !== "y") {
    throw new RangeError(
      `Cannot compare images: channels must be "rgb" or "y", got ${channels}`,
    );
  }
  if (!(Number.isSafeInteger(cropBorder) && cropBorder >= 0)) {
    throw new RangeError(
      `Cannot compare images: cropBorder must be an integer of at least 0, got ${cropBorder}`,
    );
  }
  const width = reference.width - 2 * cropBorder;
  const height = reference.height - 2 * cropBorder;
  if (Math.min(width, height) < least) {
    throw new RangeError(
      `Cannot compare images: width and height must be at least ` +
        `${
          least + 2 * cropBorder
        }, got ${reference.width}×${reference.height}` +
        (cropBorder > 0 ? ` with cropBorder ${cropBorder}` : ""),
    );
  }
  return { channels, cropBorder, width, height };
}
