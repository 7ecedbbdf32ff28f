import { Malformed } from "../malformed.ts";
import type { PngHeader } from "./png_header.ts";

/** Where the pixels of a picture go. */
export interface Target {
  /** 3 bytes a pixel. */
  readonly rgb: Uint8Array;
  /** One byte a pixel, if the file can say what shines through. */
  readonly alpha: Uint8Array | undefined;
}

/** What a file says of its color besides its header. */
export interface PngColor {
  /** 3 bytes an entry. */
  readonly palette: Uint8Array | undefined;
  /** The body of tRNS: alpha of the entries, or the color that is clear. */
  readonly clear: Uint8Array | undefined;
}

/**
 * Makes the function that turns the samples of one pixel into color and alpha.
 *
 * Of 16 bits the upper eight are kept, as Pillow and OpenCV do.
 *
 * @throws {Malformed} If the palette is missing, or does not fit.
 */
export function pixelWriter(
  { kind, depth, samples }: PngHeader,
  { palette, clear }: PngColor,
  { rgb, alpha }: Target,
): (row: Uint16Array, from: number, pixel: number) => void {
  if (kind === "palette") {
    return paletteWriter({ palette, clear }, { rgb, alpha });
  }
  const gray = kind.startsWith("gray");
  // 1, 2 and 4 bits are spread over the range of eight.
  const factor = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
  const drop = depth - 8;
  const eight = (sample: number) => drop > 0 ? sample >> drop : sample * factor;
  const isClear = clearColor(clear, gray ? 1 : 3);
  const ownAlpha = kind === "gray+alpha" || kind === "rgba";
  return (row, from, pixel) => {
    const to = 3 * pixel;
    rgb[to] = eight(row[from]!);
    rgb[to + 1] = eight(row[gray ? from : from + 1]!);
    rgb[to + 2] = eight(row[gray ? from : from + 2]!);
    if (!alpha) return;
    alpha[pixel] = ownAlpha
      ? eight(row[from + samples - 1]!)
      : isClear(row, from)
      ? 0
      : 255;
  };
}

function paletteWriter(
  { palette, clear }: PngColor,
  { rgb, alpha }: Target,
): (row: Uint16Array, from: number, pixel: number) => void {
  if (!palette) throw new Malformed("its palette is missing");
  return (row, from, pixel) => {
    const entry = row[from]!;
    if (3 * entry >= palette.length) {
      throw new Malformed(
        `its palette has ${
          palette.length / 3
        } entries, but a pixel uses entry ${entry}`,
      );
    }
    for (let c = 0; c < 3; c++) rgb[3 * pixel + c] = palette[3 * entry + c]!;
    if (alpha) alpha[pixel] = clear?.[entry] ?? 255;
  };
}

/** Tells whether a pixel has the one color that is said to be clear. */
function clearColor(
  clear: Uint8Array | undefined,
  channels: number,
): (row: Uint16Array, from: number) => boolean {
  if (!clear) return () => false;
  const color = new Uint16Array(channels);
  for (let c = 0; c < channels; c++) {
    color[c] = clear[2 * c]! << 8 | clear[2 * c + 1]!;
  }
  return (row, from) => color.every((sample, c) => sample === row[from + c]);
}
