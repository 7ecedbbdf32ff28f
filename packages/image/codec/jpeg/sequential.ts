import { Malformed } from "../malformed.ts";
import type { BitReader } from "./bit_reader.ts";
import { inverseDct, inverseDctOfMean } from "./dct.ts";
import type { HuffmanTable } from "./huffman_table.ts";
import type { Plane } from "./plane.ts";
import { ZIGZAG } from "./zigzag.ts";

/** Reads the blocks of one component of a sequential scan into its plane. */
export class SequentialReader {
  readonly #reader: BitReader;
  readonly #plane: Plane;
  readonly #steps: Uint16Array;
  readonly #dc: HuffmanTable;
  readonly #ac: HuffmanTable;
  readonly #block = new Int32Array(64);
  #lastDc = 0;

  /** Takes the component's tables, and the plane that its samples go to. */
  constructor(
    reader: BitReader,
    plane: Plane,
    { steps, dc, ac }: {
      readonly steps: Uint16Array;
      readonly dc: HuffmanTable;
      readonly ac: HuffmanTable;
    },
  ) {
    this.#reader = reader;
    this.#plane = plane;
    this.#steps = steps;
    this.#dc = dc;
    this.#ac = ac;
  }

  /** Starts anew after a restart marker. */
  restart(): void {
    this.#lastDc = 0;
  }

  /** Reads one block and turns it into samples (T.81, F.2.2). */
  read(row: number, column: number): void {
    const reader = this.#reader;
    const block = this.#block;
    const steps = this.#steps;
    const size = reader.symbol(this.#dc);
    if (size > 15) throw new Malformed(`a mean must have 15 bits, got ${size}`);
    if (size > 0) this.#lastDc += reader.signed(size);
    block[0] = this.#lastDc * steps[0]!;
    let flat = true;
    for (let k = 1; k < 64; k++) {
      const symbol = reader.symbol(this.#ac);
      if (symbol === 0) break;
      k += symbol >> 4;
      if ((symbol & 15) === 0) continue; // Sixteen zeros; k++ is the last one.
      if (k > 63) throw new Malformed("a block has more than 64 coefficients");
      const at = ZIGZAG[k]!;
      block[at] = reader.signed(symbol & 15) * steps[at]!;
      flat = false;
    }
    const { stride, data } = this.#plane;
    const at = 8 * (row * stride + column);
    if (flat) inverseDctOfMean(block[0]!, data, at, stride);
    else {
      inverseDct(block, data, at, stride);
      block.fill(0);
    }
  }
}
