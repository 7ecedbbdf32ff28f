import type { Taps } from "./taps.ts";

/** What becomes of the sums of a row. All are 32-bit integers. */
export interface RowRounding {
  /** Is added. */
  readonly half: number;
  /** Bits that are then cut off. */
  readonly bits: number;
  /** The least that they may be. */
  readonly low: number;
  /** The most that they may be. */
  readonly high: number;
}

/**
 * Adds up a row of RGB pixels: for each output pixel, its inputs times their
 * weights, rounded.
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
  { half, bits, low, high }: RowRounding,
  sums: Int32Array,
  at: number,
): void {
  for (let i = 0; i < starts.length; i++) {
    let from = row + 3 * starts[i]!;
    let tap = i * stride;
    const end = tap + counts[i]!;
    let red = half;
    let green = half;
    let blue = half;
    // `| 0` and imul keep the optimizer in 32-bit integers, and two taps at a
    // time keep it from waiting for one sum.
    for (; tap + 1 < end; tap += 2, from += 6) {
      const first = weights[tap]!;
      const second = weights[tap + 1]!;
      red = (red + Math.imul(source[from]!, first) +
        Math.imul(source[from + 3]!, second)) | 0;
      green = (green + Math.imul(source[from + 1]!, first) +
        Math.imul(source[from + 4]!, second)) | 0;
      blue = (blue + Math.imul(source[from + 2]!, first) +
        Math.imul(source[from + 5]!, second)) | 0;
    }
    if (tap < end) {
      const weight = weights[tap]!;
      red = (red + Math.imul(source[from]!, weight)) | 0;
      green = (green + Math.imul(source[from + 1]!, weight)) | 0;
      blue = (blue + Math.imul(source[from + 2]!, weight)) | 0;
    }
    sums[at++] = Math.min(Math.max(red >> bits, low), high);
    sums[at++] = Math.min(Math.max(green >> bits, low), high);
    sums[at++] = Math.min(Math.max(blue >> bits, low), high);
  }
}

/** Four rows and their weights. */
export interface Quartet {
  /** Where each row starts. */
  readonly at: Int32Array;
  readonly weights: Int32Array;
}

/**
 * Adds four rows, each times its weight and less some bits, to sums. Four at a
 * time, since loading and storing the sums is most of the work.
 */
export function addRows(
  rows: Int32Array,
  { at, weights }: Quartet,
  cut: number,
  sums: Int32Array,
): void {
  const [a, b, c, d] = [at[0]!, at[1]!, at[2]!, at[3]!];
  const [wa, wb, wc, wd] = [weights[0]!, weights[1]!, weights[2]!, weights[3]!];
  for (let i = 0; i < sums.length; i++) {
    const first = (sums[i]! + (Math.imul(rows[a + i]!, wa) >> cut)) | 0;
    const second = (first + (Math.imul(rows[b + i]!, wb) >> cut)) | 0;
    const third = (second + (Math.imul(rows[c + i]!, wc) >> cut)) | 0;
    sums[i] = (third + (Math.imul(rows[d + i]!, wd) >> cut)) | 0;
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
