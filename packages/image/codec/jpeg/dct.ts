/**
 * The cosine transform of 8×8 blocks and its inverse.
 *
 * The algorithm of Loeffler, Ligtenberg and Moschytz (ICASSP 1989) in 13-bit
 * fixed point, rounded where libjpeg's accurate integer method rounds: Pillow
 * and OpenCV get the same numbers.
 *
 * @module
 */

/** Keeps products in 32 bits, which JavaScript multiplies faster. */
const mul = Math.imul;

const fixed = (x: number) => Math.round(x * (1 << 13));
const C_0_298 = fixed(0.298631336);
const C_0_390 = fixed(0.390180644);
const C_0_541 = fixed(0.541196100);
const C_0_765 = fixed(0.765366865);
const C_0_899 = fixed(0.899976223);
const C_1_175 = fixed(1.175875602);
const C_1_501 = fixed(1.501321110);
const C_1_847 = fixed(1.847759065);
const C_1_961 = fixed(1.961570560);
const C_2_053 = fixed(2.053119869);
const C_2_562 = fixed(2.562915447);
const C_3_072 = fixed(3.072711026);

/**
 * Turns samples into coefficients, in place; they come out eight times as large
 * as T.81 defines them.
 *
 * @param block 64 samples from −128 to 127, row by row.
 */
export function forwardDct(block: Int32Array): void {
  // Rows keep two bits of fraction, which columns take away again.
  for (let row = 0; row < 64; row += 8) forwardLine(block, row, 1, 13 - 2);
  for (let column = 0; column < 8; column++) {
    forwardLine(block, column, 8, 13 + 2);
  }
}

/**
 * Turns coefficients into samples.
 *
 * @param block 64 coefficients, row by row; overwritten.
 * @param out Where the samples go, 0 to 255.
 * @param at Index of the first in `out`.
 * @param stride Distance of two rows in `out`.
 */
export function inverseDct(
  block: Int32Array,
  out: Uint8Array,
  at: number,
  stride: number,
): void {
  for (let column = 0; column < 8; column++) inverseColumn(block, column);
  for (let row = 0; row < 8; row++) {
    inverseLine(block, 8 * row, 1, 13 + 2 + 3);
    const to = at + row * stride;
    for (let x = 0; x < 8; x++) {
      const sample = block[8 * row + x]! + 128;
      out[to + x] = sample < 0 ? 0 : sample > 255 ? 255 : sample;
    }
  }
}

/**
 * What {@linkcode inverseDct} makes of a block that has nothing but its mean.
 *
 * @param mean The first coefficient.
 */
export function inverseDctOfMean(
  mean: number,
  out: Uint8Array,
  at: number,
  stride: number,
): void {
  const sample = ((mean + 4) >> 3) + 128;
  const clamped = sample < 0 ? 0 : sample > 255 ? 255 : sample;
  for (let y = 0; y < 8; y++) {
    for (let x = at + y * stride, end = x + 8; x < end; x++) out[x] = clamped;
  }
}

/** Most columns of most blocks have nothing but their first coefficient. */
function inverseColumn(x: Int32Array, at: number): void {
  const rest = x[at + 8]! | x[at + 16]! | x[at + 24]! | x[at + 32]! |
    x[at + 40]! | x[at + 48]! | x[at + 56]!;
  if (rest !== 0) return inverseLine(x, at, 8, 13 - 2);
  const flat = x[at]! << 2;
  for (let i = at; i < 64; i += 8) x[i] = flat;
}

/** One line of eight; the last `drop` bits of each result are rounded away. */
function forwardLine(x: Int32Array, at: number, step: number, drop: number) {
  const half = 1 << (drop - 1);
  const i1 = at + step;
  const i2 = i1 + step;
  const i3 = i2 + step;
  const i4 = i3 + step;
  const i5 = i4 + step;
  const i6 = i5 + step;
  const i7 = i6 + step;
  const sum0 = x[at]! + x[i7]!;
  const sum1 = x[i1]! + x[i6]!;
  const sum2 = x[i2]! + x[i5]!;
  const sum3 = x[i3]! + x[i4]!;
  const a = x[i3]! - x[i4]!;
  const b = x[i2]! - x[i5]!;
  const c = x[i1]! - x[i6]!;
  const d = x[at]! - x[i7]!;

  const outer = sum0 + sum3;
  const inner = sum1 + sum2;
  const p = sum0 - sum3;
  const q = sum1 - sum2;
  const turn = mul(p + q, C_0_541) + half;
  x[at] = (((outer + inner) << 13) + half) >> drop;
  x[i4] = (((outer - inner) << 13) + half) >> drop;
  x[i2] = (turn + mul(p, C_0_765)) >> drop;
  x[i6] = (turn - mul(q, C_1_847)) >> drop;

  const all = mul(a + b + c + d, C_1_175) + half;
  const ac = all - mul(a + c, C_1_961);
  const bd = all - mul(b + d, C_0_390);
  const ad = mul(a + d, C_0_899);
  const bc = mul(b + c, C_2_562);
  x[i7] = (mul(a, C_0_298) - ad + ac) >> drop;
  x[i5] = (mul(b, C_2_053) - bc + bd) >> drop;
  x[i3] = (mul(c, C_3_072) - bc + ac) >> drop;
  x[i1] = (mul(d, C_1_501) - ad + bd) >> drop;
}

/** The way back of {@linkcode forwardLine}. */
function inverseLine(x: Int32Array, at: number, step: number, drop: number) {
  const half = 1 << (drop - 1);
  const i1 = at + step;
  const i2 = i1 + step;
  const i3 = i2 + step;
  const i4 = i3 + step;
  const i5 = i4 + step;
  const i6 = i5 + step;
  const i7 = i6 + step;
  const turn = mul(x[i2]! + x[i6]!, C_0_541);
  const p = turn + mul(x[i2]!, C_0_765);
  const q = turn - mul(x[i6]!, C_1_847);
  const sum = ((x[at]! + x[i4]!) << 13) + half;
  const difference = ((x[at]! - x[i4]!) << 13) + half;
  const even0 = sum + p;
  const even1 = difference + q;
  const even2 = difference - q;
  const even3 = sum - p;

  const a = x[i7]!;
  const b = x[i5]!;
  const c = x[i3]!;
  const d = x[i1]!;
  const all = mul(a + b + c + d, C_1_175);
  const ac = all - mul(a + c, C_1_961);
  const bd = all - mul(b + d, C_0_390);
  const ad = mul(a + d, C_0_899);
  const bc = mul(b + c, C_2_562);
  const odd3 = mul(a, C_0_298) - ad + ac;
  const odd2 = mul(b, C_2_053) - bc + bd;
  const odd1 = mul(c, C_3_072) - bc + ac;
  const odd0 = mul(d, C_1_501) - ad + bd;
  x[at] = (even0 + odd0) >> drop;
  x[i7] = (even0 - odd0) >> drop;
  x[i1] = (even1 + odd1) >> drop;
  x[i6] = (even1 - odd1) >> drop;
  x[i2] = (even2 + odd2) >> drop;
  x[i5] = (even2 - odd2) >> drop;
  x[i3] = (even3 + odd3) >> drop;
  x[i4] = (even3 - odd3) >> drop;
}
