import { addRow } from "./sums.ts";
import type { Taps } from "./taps.ts";

/** Writes row number `row` to `rows`, from `at` on. */
export type MakeRow = (row: number, rows: Int32Array, at: number) => void;

/** Takes the sums of output row `y`; they are overwritten afterwards. */
export type TakeSums = (sums: Int32Array, y: number) => void;

/**
 * Adds up columns. Only the rows that it still needs are in memory; each is
 * made once, and those that no output has a use for are not made.
 */
export class ColumnPass {
  /** Row y is in slot y modulo their number. */
  readonly #rows: Int32Array;
  readonly #slots: number;
  readonly #sums: Int32Array;

  /**
   * @param taps The weights of rows in each output row.
   * @param length Numbers in a row.
   * @param cut Bits that are cut off each row times its weight.
   */
  constructor(
    private readonly taps: Taps,
    length: number,
    private readonly cut: number,
  ) {
    this.#slots = taps.counts.reduce((a, b) => Math.max(a, b));
    this.#rows = new Int32Array(this.#slots * length);
    this.#sums = new Int32Array(length);
  }

  /** Bytes of memory that it keeps. */
  get byteLength(): number {
    return this.#rows.byteLength + this.#sums.byteLength;
  }

  /** Goes through all output rows, from top to bottom. */
  run(makeRow: MakeRow, takeSums: TakeSums): void {
    const { starts, counts, weights, stride } = this.taps;
    let next = 0;
    for (let y = 0; y < starts.length; y++) {
      const start = starts[y]!;
      const end = start + counts[y]!;
      for (next = Math.max(next, start); next < end; next++) {
        makeRow(next, this.#rows, this.#slotOf(next));
      }
      this.#sums.fill(0);
      for (let row = start; row < end; row++) {
        const weight = weights[y * stride + row - start]!;
        addRow(this.#rows, this.#slotOf(row), weight, this.cut, this.#sums);
      }
      takeSums(this.#sums, y);
    }
  }

  #slotOf(row: number): number {
    return (row % this.#slots) * this.#sums.length;
  }
}
