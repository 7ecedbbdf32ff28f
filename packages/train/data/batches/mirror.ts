/**
 * Mirrors a picture in place: left becomes right.
 *
 * @param pixels `[H, W, 3]`.
 * @param width Pixels in a row.
 */
export function mirror(pixels: Uint8Array, width: number): void {
  const row = 3 * width;
  for (let start = 0; start < pixels.length; start += row) {
    for (let x = 0; x < width >> 1; x++) {
      const [left, right] = [start + 3 * x, start + row - 3 * (x + 1)];
      for (let c = 0; c < 3; c++) {
        const level = pixels[left + c]!;
        pixels[left + c] = pixels[right + c]!;
        pixels[right + c] = level;
      }
    }
  }
}
