import type { PngHeader } from "./png_header.ts";

/** A grid of pixels that is stored together: all of them, or every n-th. */
export interface Pass {
  /** Its first pixel in the picture. */
  readonly left: number;
  readonly top: number;
  /** Distance of its pixels in the picture. */
  readonly right: number;
  readonly down: number;
  /** Its own size in pixels. */
  readonly width: number;
  readonly height: number;
  /** Bytes of a row, without the one that names the filter. */
  readonly rowBytes: number;
}

/** Adam7: left, top, right, down of each pass. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes of a picture in their order; empty ones are left out. */
export function passesOf(header: PngHeader): Pass[] {
  const grids = header.interlaced ? ADAM7 : [[0, 0, 1, 1]] as const;
  const bits = header.samples * header.depth;
  return grids.map(([left, top, right, down]) => {
    const width = Math.ceil((header.width - left) / right);
    const height = Math.ceil((header.height - top) / down);
    const rowBytes = Math.ceil(width * bits / 8);
    return { left, top, right, down, width, height, rowBytes };
  }).filter(({ width, height }) => width > 0 && height > 0);
}

/** Bytes of all rows, with their filters. */
export function lengthOf(passes: readonly Pass[]): number {
  return passes.reduce(
    (sum, { height, rowBytes }) => sum + height * (1 + rowBytes),
    0,
  );
}
