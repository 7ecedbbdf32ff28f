import type { RowReader } from "./upsample.ts";

/** What the components of a file stand for. */
export type ColorModel = "gray" | "YCbCr" | "RGB" | "CMYK" | "YCCK";

/** Writes a row of RGB from one row of each component. */
type Convert = (
  rows: readonly Uint8Array[],
  out: Uint8Array,
  at: number,
  width: number,
) => void;

const CONVERT: Readonly<Record<ColorModel, Convert>> = {
  gray: ([gray], out, at, width) => {
    for (let x = 0, to = at; x < width; x++, to += 3) {
      out[to] = out[to + 1] = out[to + 2] = gray![x]!;
    }
  },
  RGB: ([red, green, blue], out, at, width) => {
    for (let x = 0, to = at; x < width; x++, to += 3) {
      out[to] = red![x]!;
      out[to + 1] = green![x]!;
      out[to + 2] = blue![x]!;
    }
  },
  YCbCr: yccToRgb,
  CMYK: multiplyByBlack,
  YCCK: (rows, out, at, width) => {
    yccToRgb(rows, out, at, width);
    const black = rows[3]!;
    for (let x = 0, to = at; x < width; x++, to += 3) {
      out[to] = times(255 - out[to]!, black[x]!);
      out[to + 1] = times(255 - out[to + 1]!, black[x]!);
      out[to + 2] = times(255 - out[to + 2]!, black[x]!);
    }
  },
};

/**
 * Puts components together.
 *
 * @param readers One for each component.
 * @param lineLength Samples that a reader may write at most.
 * @returns RGB, `3 * width * height` bytes.
 */
export function toRgb(
  model: ColorModel,
  readers: readonly RowReader[],
  { width, height, lineLength }: {
    readonly width: number;
    readonly height: number;
    readonly lineLength: number;
  },
): Uint8Array {
  const rgb = new Uint8Array(3 * width * height);
  const rows = readers.map(() => new Uint8Array(lineLength));
  const convert = CONVERT[model];
  for (let y = 0; y < height; y++) {
    readers.forEach((read, index) => read(y, rows[index]!));
    convert(rows, rgb, 3 * y * width, width);
  }
  return rgb;
}

/** JFIF's conversion, in libjpeg's 16-bit fixed point. */
function yccToRgb(
  rows: readonly Uint8Array[],
  out: Uint8Array,
  at: number,
  width: number,
): void {
  const luma = rows[0]!;
  const cb = rows[1]!;
  const cr = rows[2]!;
  for (let x = 0, to = at; x < width; x++, to += 3) {
    const y = luma[x]!;
    const b = cb[x]! - 128;
    const r = cr[x]! - 128;
    out[to] = clamp(y + ((91881 * r + 32768) >> 16));
    out[to + 1] = clamp(y + ((32768 - 22554 * b - 46802 * r) >> 16));
    out[to + 2] = clamp(y + ((116130 * b + 32768) >> 16));
  }
}

/** Files hold inks inverted, as Adobe began it: 255 is no ink. */
function multiplyByBlack(
  rows: readonly Uint8Array[],
  out: Uint8Array,
  at: number,
  width: number,
): void {
  const black = rows[3]!;
  for (let channel = 0; channel < 3; channel++) {
    const ink = rows[channel]!;
    for (let x = 0, to = at + channel; x < width; x++, to += 3) {
      out[to] = times(ink[x]!, black[x]!);
    }
  }
}

function clamp(x: number): number {
  return x < 0 ? 0 : x > 255 ? 255 : x;
}

/** `a * b / 255`, rounded as Pillow rounds it. */
function times(a: number, b: number): number {
  const missing = (255 - a) * b + 128;
  return b - (((missing >> 8) + missing) >> 8);
}
