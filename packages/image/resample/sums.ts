import type { Taps } from "./taps.ts";

/**
 * Adds up a row of RGB pixels: for each output pixel, its inputs times their
 * weights.
 *
 * @param source A whole picture.
 * @param row Index of the row's first byte.
 * @param sums The sums of the row.
 * @param at Where in `sums` they go.
 */
export function sumRow(
  source: Uint8Array,
  row: number,
  { starts, counts, weights, stride }: Taps,
  sums: Int32Array,
  at: number,
): void {
  for (let i = 0; i < starts.length; i++) {
    let from = row + 3 * starts[i]!;
    let tap = i * stride;
    const end = tap + counts[i]!;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (; tap < end; tap++, from += 3) {
      const weight = weights[tap]!;
      // `| 0` and imul keep the optimizer in 32-bit integers.
      red = (red + Math.imul(source[from]!, weight)) | 0;
      green = (green + Math.imul(source[from + 1]!, weight)) | 0;
      blue = (blue + Math.imul(source[from + 2]!, weight)) | 0;
    }
    sums[at++] = red;
    sums[at++] = green;
    sums[at++] = blue;
  }
}

/** Rounds sums to levels from 0 to 255, in place. */
export function roundToLevels(
  sums: Int32Array,
  at: number,
  length: number,
  bits: number,
): void {
  const half = 1 << (bits - 1);
  for (let i = at; i < at + length; i++) {
    const level = (sums[i]! + half) >> bits;
    sums[i] = level < 0 ? 0 : level > 255 ? 255 : level;
  }
}

/** Cuts bits off sums, in place. */
export function cutBits(
  sums: Int32Array,
  at: number,
  length: number,
  bits: number,
): void {
  for (let i = at; i < at + length; i++) sums[i] = sums[i]! >> bits;
}

/** Adds a row, times a weight and less some bits, to sums. */
export function addRow(
  rows: Int32Array,
  at: number,
  weight: number,
  cut: number,
  sums: Int32Array,
): void {
  for (let i = 0; i < sums.length; i++) {
    sums[i] = (sums[i]! + (Math.imul(rows[at + i]!, weight) >> cut)) | 0;
  }
}

/** Writes sums as levels. */
export function writeLevels(
  sums: Int32Array,
  bits: number,
  target: Uint8ClampedArray,
  at: number,
): void {
  const half = 1 << (bits - 1);
  for (let i = 0; i < sums.length; i++) {
    target[at + i] = (sums[i]! + half) >> bits;
  }
}
