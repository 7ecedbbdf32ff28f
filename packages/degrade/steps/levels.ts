/** The nearest number from 0 to 255. */
export function clip(level: number): number {
  return level < 0 ? 0 : level > 255 ? 255 : level;
}

/** How bright the pixel at `index` is (BT.601). */
export function luma(pixels: Float32Array, index: number): number {
  return 0.299 * pixels[index]! + 0.587 * pixels[index + 1]! +
    0.114 * pixels[index + 2]!;
}
