import type { Image } from "@revisage/core";
import { paeth } from "./paeth.ts";

type Bytes = Image["data"];

/** Writes a row less what was expected; returns the sum of that, signed. */
type Filter = (row: Bytes, above: Bytes, out: Uint8Array) => number;

/** The filters that are tried, by number (PNG, section 9.2). */
const TRIED: readonly (readonly [number: number, filter: Filter])[] = [
  [1, (row, _above, out) => {
    let sum = 0;
    for (let i = 0; i < row.length; i++) {
      const left = i < 3 ? 0 : row[i - 3]!;
      sum += put(out, i, row[i]! - left);
    }
    return sum;
  }],
  [2, (row, above, out) => {
    let sum = 0;
    for (let i = 0; i < row.length; i++) {
      sum += put(out, i, row[i]! - above[i]!);
    }
    return sum;
  }],
  [4, (row, above, out) => {
    let sum = 0;
    for (let i = 0; i < 3; i++) sum += put(out, i, row[i]! - above[i]!);
    for (let i = 3; i < row.length; i++) {
      const expected = paeth(row[i - 3]!, above[i]!, above[i - 3]!);
      sum += put(out, i, row[i]! - expected);
    }
    return sum;
  }],
];

/**
 * Rows of pixels as PNG packs them, each with the filter that leaves least.
 *
 * Tried are Sub, Up and Paeth; the one with the smallest sum of differences
 * packs best, more often than not.
 *
 * @returns Rows of `1 + 3 * width` bytes; the first byte names the filter.
 */
export function filterRows({ width, height, data }: Image): Uint8Array {
  const rowBytes = 3 * width;
  const out = new Uint8Array(height * (1 + rowBytes));
  const filtered = new Uint8Array(rowBytes);
  let above: Bytes = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * rowBytes, (y + 1) * rowBytes);
    const at = y * (1 + rowBytes);
    let least = Infinity;
    for (const [number, filter] of TRIED) {
      const sum = filter(row, above, filtered);
      if (sum >= least) continue;
      least = sum;
      out[at] = number;
      out.set(filtered, at + 1);
    }
    above = row;
  }
  return out;
}

/** Writes the low byte of a difference; returns how far from 0 that is. */
function put(out: Uint8Array, at: number, difference: number): number {
  out[at] = difference;
  return Math.abs(difference << 24 >> 24);
}
