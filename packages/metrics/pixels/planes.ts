import type { Image } from "@revisage/core";
import type { Comparison } from "./pixel_options.ts";

/**
 * The numbers of an image that are compared: a plane for each channel, row by
 * row, in levels of 255.
 */
export function* planesOf(
  image: Image,
  { channels, cropBorder, width, height }: Comparison,
): Generator<Float64Array, void> {
  for (let c = 0; c < (channels === "y" ? 1 : 3); c++) {
    const plane = new Float64Array(width * height);
    for (let y = 0, to = 0; y < height; y++) {
      let from = 3 * ((y + cropBorder) * image.width + cropBorder);
      for (let x = 0; x < width; x++, from += 3) {
        plane[to++] = channels === "y"
          ? lumaAt(image.data, from)
          : image.data[from + c]!;
      }
    }
    yield plane;
  }
}

/** MATLAB's `rgb2ycbcr`, and BasicSR's. */
function lumaAt(data: Image["data"], at: number): number {
  const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
  return 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255;
}
