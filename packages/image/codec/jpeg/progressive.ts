import { Malformed } from "../malformed.ts";
import type { BitReader } from "./bit_reader.ts";
import type { HuffmanTable } from "./huffman_table.ts";
import type { Scan } from "./scan.ts";
import { ZIGZAG } from "./zigzag.ts";

/** Reads the blocks of one component of a progressive scan (T.81, annex G). */
export class ProgressiveReader {
  readonly #reader: BitReader;
  readonly #scan: Scan;
  readonly #blocks: Int16Array;
  /** The code of this scan; refined means are bare bits and need none. */
  readonly #table: HuffmanTable | undefined;
  #lastDc = 0;
  /** How many blocks, this one included, end here. */
  #endRun = 0;

  /** Takes what the scan says, and the coefficients that it adds to. */
  constructor(
    reader: BitReader,
    scan: Scan,
    blocks: Int16Array,
    table: HuffmanTable | undefined,
  ) {
    this.#reader = reader;
    this.#scan = scan;
    this.#blocks = blocks;
    this.#table = table;
  }

  /** Starts anew after a restart marker. */
  restart(): void {
    this.#lastDc = 0;
    this.#endRun = 0;
  }

  /** Reads what the scan adds to the block that starts at `at`. */
  read(at: number): void {
    const { first, high } = this.#scan;
    if (first === 0 && high === 0) this.#firstMean(at);
    else if (first === 0) this.#refineMean(at);
    else if (high === 0) this.#firstOthers(at);
    else this.#refineOthers(at);
  }

  #symbol(): number {
    return this.#reader.symbol(this.#table!);
  }

  #firstMean(at: number): void {
    const size = this.#symbol();
    if (size > 15) throw new Malformed(`a mean must have 15 bits, got ${size}`);
    if (size > 0) this.#lastDc += this.#reader.signed(size);
    this.#blocks[at] = this.#lastDc << this.#scan.low;
  }

  #refineMean(at: number): void {
    this.#blocks[at]! |= this.#reader.bit() << this.#scan.low;
  }

  #firstOthers(at: number): void {
    if (this.#endRun > 0) {
      this.#endRun--;
      return;
    }
    const { first, last, low } = this.#scan;
    for (let k = first; k <= last; k++) {
      const symbol = this.#symbol();
      const [run, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && run < 15) {
        this.#endRun = this.#runLength(run) - 1;
        return;
      }
      k += run;
      if (size === 0) continue; // Sixteen zeros; k++ is the last one.
      this.#checkInside(k);
      this.#blocks[at + ZIGZAG[k]!] = this.#reader.signed(size) << low;
    }
  }

  #refineOthers(at: number): void {
    const { first, last, low } = this.#scan;
    let k = first;
    while (this.#endRun === 0 && k <= last) {
      const symbol = this.#symbol();
      const [run, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && run < 15) {
        this.#endRun = this.#runLength(run);
        break;
      }
      if (size > 1) throw new Malformed("a refinement must be one bit");
      // The sign comes before the bits of what is passed on the way.
      const value = size === 0 ? 0 : this.#reader.bit() === 1 ? 1 : -1;
      k = this.#refineRun(at, k, run);
      if (value !== 0) {
        this.#checkInside(k);
        this.#blocks[at + ZIGZAG[k]!] = value << low;
      }
      k++;
    }
    if (this.#endRun === 0) return;
    this.#refineRun(at, k, 64);
    this.#endRun--;
  }

  /**
   * Refines what is not zero, and passes `zeros` zeros.
   *
   * @returns Where the next zero is, or one more than the last coefficient.
   */
  #refineRun(at: number, from: number, zeros: number): number {
    const { last, low } = this.#scan;
    const blocks = this.#blocks;
    let k = from;
    for (; k <= last; k++) {
      const i = at + ZIGZAG[k]!;
      const value = blocks[i]!;
      if (value === 0) {
        if (--zeros < 0) break;
      } else if (this.#reader.bit() === 1 && (value & (1 << low)) === 0) {
        blocks[i] = value + (value > 0 ? 1 << low : -1 << low);
      }
    }
    return k;
  }

  #runLength(size: number): number {
    return (1 << size) + (size > 0 ? this.#reader.take(size) : 0);
  }

  #checkInside(k: number): void {
    if (k > this.#scan.last) {
      throw new Malformed("a block has more coefficients than its scan");
    }
  }
}
