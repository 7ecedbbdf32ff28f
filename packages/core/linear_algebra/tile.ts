/** Rows and columns of the part of a product that is kept in registers. */
export const TILE = 4;

/** Lines of numbers that lie anyhow in memory. */
export interface Lines {
  /** Where the numbers are. */
  readonly data: Float64Array;
  /** From a line to the next one. */
  readonly stride: number;
  /** From an element of a line to the next one. */
  readonly step: number;
}

/**
 * Copies lines into panels: four lines side by side, so that the numbers of
 * one depth are neighbors. The last panel is filled up with zeros.
 *
 * @param first The first line, a multiple of 4 away from the end or the last.
 * @param end One past the last line.
 * @param depth The first element of each line.
 * @param length How many elements of each line.
 * @param panels Takes the panels, one after another.
 */
export function packPanels(
  { data, stride, step }: Lines,
  first: number,
  end: number,
  depth: number,
  length: number,
  panels: Float64Array,
): void {
  let to = 0;
  for (let line = first; line < end; line += TILE) {
    const count = Math.min(TILE, end - line);
    let from = line * stride + depth * step;
    for (let k = 0; k < length; k++, from += step) {
      for (let i = 0; i < TILE; i++) {
        panels[to++] = i < count ? data[from + i * stride]! : 0;
      }
    }
  }
}

/**
 * The product of a left panel and a right one: 4 × 4 sums at once, each
 * number read once for four multiplications.
 *
 * @param start Where the left panel begins in `left`; the right one is at 0.
 * @param tile Takes the sums in row-major order.
 */
export function multiplyTile(
  left: Float64Array,
  start: number,
  right: Float64Array,
  length: number,
  tile: Float64Array,
): void {
  let s00 = 0, s01 = 0, s02 = 0, s03 = 0;
  let s10 = 0, s11 = 0, s12 = 0, s13 = 0;
  let s20 = 0, s21 = 0, s22 = 0, s23 = 0;
  let s30 = 0, s31 = 0, s32 = 0, s33 = 0;
  for (let a = start, b = 0; b < TILE * length; a += TILE, b += TILE) {
    const b0 = right[b]!, b1 = right[b + 1]!;
    const b2 = right[b + 2]!, b3 = right[b + 3]!;
    const a0 = left[a]!, a1 = left[a + 1]!;
    const a2 = left[a + 2]!, a3 = left[a + 3]!;
    s00 += a0 * b0, s01 += a0 * b1, s02 += a0 * b2, s03 += a0 * b3;
    s10 += a1 * b0, s11 += a1 * b1, s12 += a1 * b2, s13 += a1 * b3;
    s20 += a2 * b0, s21 += a2 * b1, s22 += a2 * b2, s23 += a2 * b3;
    s30 += a3 * b0, s31 += a3 * b1, s32 += a3 * b2, s33 += a3 * b3;
  }
  tile[0] = s00, tile[1] = s01, tile[2] = s02, tile[3] = s03;
  tile[4] = s10, tile[5] = s11, tile[6] = s12, tile[7] = s13;
  tile[8] = s20, tile[9] = s21, tile[10] = s22, tile[11] = s23;
  tile[12] = s30, tile[13] = s31, tile[14] = s32, tile[15] = s33;
}
