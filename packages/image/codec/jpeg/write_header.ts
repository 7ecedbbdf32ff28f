import type { HuffmanCode } from "./huffman_code.ts";
import { STANDARD_CODES } from "./huffman_code.ts";
import type { QuantizationTables } from "./quantization.ts";
import type { Subsampling } from "./to_planes.ts";
import { ZIGZAG } from "./zigzag.ts";

/** What a file says before its pixels. */
export interface Header {
  readonly width: number;
  readonly height: number;
  readonly subsampling: Subsampling;
  readonly tables: QuantizationTables;
}

/** Everything before the entropy-coded data, segment by segment as libjpeg. */
export function writeHeader(header: Header): Uint8Array {
  const { width, height, subsampling, tables } = header;
  const factors = subsampling === "4:2:0" ? 0x22 : 0x11;
  const { luminanceDc, luminanceAc, chrominanceDc, chrominanceAc } =
    STANDARD_CODES;
  return Uint8Array.from([
    ...[0xff, 0xd8],
    // "JFIF", version 1.1, square pixels, no thumbnail.
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...stored(tables.luminance)]),
    ...segment(0xdb, [1, ...stored(tables.chrominance)]),
    // Baseline, 8 bits; each component: number, factors, table.
    ...segment(0xc0, [
      ...[8, ...word(height), ...word(width), 3],
      ...[1, factors, 0, 2, 0x11, 1, 3, 0x11, 1],
    ]),
    ...segment(0xc4, [0x00, ...storedCode(luminanceDc)]),
    ...segment(0xc4, [0x10, ...storedCode(luminanceAc)]),
    ...segment(0xc4, [0x01, ...storedCode(chrominanceDc)]),
    ...segment(0xc4, [0x11, ...storedCode(chrominanceAc)]),
    // One scan: each component's codes, all 64 coefficients, all bits.
    ...segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
  ]);
}

function segment(marker: number, body: readonly number[]): number[] {
  return [0xff, marker, ...word(body.length + 2), ...body];
}

function word(value: number): [number, number] {
  return [value >> 8, value & 0xff];
}

function stored(steps: Uint16Array): number[] {
  return Array.from(ZIGZAG, (at) => steps[at]!);
}

function storedCode({ counts, symbols }: HuffmanCode): number[] {
  return [...counts, ...symbols];
}
