import { loadSumRow, type SumRowModule } from "./sum_row_module.ts";
import { type RowRounding, sumRow } from "./sums.ts";
import type { Taps } from "./taps.ts";

/** Adds up the row at byte `row` of a picture; its sums go to `at`. */
export type SumRow = (
  source: Uint8Array,
  row: number,
  sums: Int32Array,
  at: number,
) => void;

/** Bytes of WebAssembly's memory; taps that need more are left to JavaScript. */
const MOST_BYTES = 4 * 2 ** 20;
const PAGE = 2 ** 16;

const module = loadSumRow();

/**
 * The fastest way there is to add up rows. It is good until the next call,
 * since all share one memory.
 *
 * @param inputs Pixels in a row before.
 */
export function rowSummer(
  taps: Taps,
  rounding: RowRounding,
  inputs: number,
): SumRow {
  const layout = layOut(taps, inputs);
  if (module === undefined || layout.end > MOST_BYTES) {
    return (source, row, sums, at) =>
      sumRow(source, row, taps, rounding, sums, at);
  }
  return summerOf(module, taps, rounding, inputs, layout);
}

interface Layout {
  readonly starts: number;
  readonly counts: number;
  readonly weights: number;
  readonly sums: number;
  readonly row: number;
  readonly end: number;
}

/** Addresses. What is written or read beyond the sums or the row harms nobody. */
function layOut({ starts, counts, weights }: Taps, inputs: number): Layout {
  const countsAt = starts.byteLength;
  const weightsAt = countsAt + counts.byteLength;
  const sumsAt = weightsAt + weights.byteLength;
  const rowAt = sumsAt + 12 * starts.length + 4;
  return {
    starts: 0,
    counts: countsAt,
    weights: weightsAt,
    sums: sumsAt,
    row: rowAt,
    end: rowAt + 3 * inputs + 1,
  };
}

function summerOf(
  { memory, sumRow }: SumRowModule,
  { starts, counts, weights, stride }: Taps,
  { half, bits, low, high }: RowRounding,
  inputs: number,
  at: Layout,
): SumRow {
  const missing = at.end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  const { buffer } = memory;
  new Int32Array(buffer, at.starts).set(starts);
  new Int32Array(buffer, at.counts).set(counts);
  new Int32Array(buffer, at.weights).set(weights);
  const row = new Uint8Array(buffer, at.row, 3 * inputs);
  const sums = new Int32Array(buffer, at.sums, 3 * starts.length);
  return (source, from, target, to) => {
    row.set(source.subarray(from, from + row.length));
    sumRow(
      starts.length,
      at.starts,
      at.counts,
      at.weights,
      4 * stride,
      at.row,
      at.sums,
      half,
      bits,
      low,
      high,
    );
    target.set(sums, to);
  };
}
