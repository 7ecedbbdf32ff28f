import { addRows, type Quartet } from "./sums.ts";
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
  readonly #quartet: Quartet = {
    at: new Int32Array(4),
    weights: new Int32Array(4),
  };

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
    const { starts, counts } = this.taps;
    let next = 0;
    for (let y = 0; y < starts.length; y++) {
      const start = starts[y]!;
      const end = start + counts[y]!;
      for (next = Math.max(next, start); next < end; next++) {
        makeRow(next, this.#rows, this.#slotOf(next));
      }
      this.#addRows(y, start, end);
      takeSums(this.#sums, y);
    }
  }

  #addRows(y: number, start: number, end: number): void {
    const { weights, stride } = this.taps;
    const { at, weights: four } = this.#quartet;
    this.#sums.fill(0);
    for (let row = start; row < end; row += 4) {
      for (let i = 0; i < 4; i++) {
        const isRow = row + i < end; // Otherwise any row will do, times 0.
        at[i] = this.#slotOf(isRow ? row + i : row);
        four[i] = isRow ? weights[y * stride + row + i - start]! : 0;
      }
      addRows(this.#rows, this.#quartet, this.cut, this.#sums);
    }
  }

  #slotOf(row: number): number {
    return (row % this.#slots) * this.#sums.length;
  }
}
