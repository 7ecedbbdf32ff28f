import { Malformed } from "../malformed.ts";
import type { HuffmanCode } from "./huffman_code.ts";

/** Words up to this long are found in one step. */
const SHORT = 9;

/** A Huffman code, made ready for reading. */
export class HuffmanTable {
  /** By the first `SHORT` bits: `length << 8 | symbol`, or 0. */
  readonly #short = new Uint16Array(1 << SHORT);
  /** By length: the first 16-bit number whose word is longer. */
  readonly #limits = new Int32Array(17);
  /** By length: what turns a word into the index of its symbol. */
  readonly #offsets = new Int32Array(17);
  readonly #symbols: Uint8Array;

  /** @throws {Malformed} If there are more words than fit. */
  constructor({ counts, symbols }: HuffmanCode) {
    this.#symbols = symbols;
    let word = 0;
    let next = 0;
    for (let length = 1; length <= 16; length++) {
      const count = counts[length - 1]!;
      this.#offsets[length] = next - word;
      if (length <= SHORT) this.#addShort(word, length, next, count);
      word += count;
      next += count;
      if (word > 1 << length) {
        throw new Malformed("one of its Huffman codes has too many words");
      }
      this.#limits[length] = word << (16 - length);
      word <<= 1;
    }
  }

  /**
   * The word at the start of 16 bits, as `length << 8 | symbol`.
   *
   * @throws {Malformed} If no word starts so.
   */
  find(bits: number): number {
    const found = this.#short[bits >> (16 - SHORT)]!;
    return found > 0 ? found : this.#findLong(bits);
  }

  #findLong(bits: number): number {
    for (let length = SHORT + 1; length <= 16; length++) {
      if (bits < this.#limits[length]!) {
        const index = (bits >> (16 - length)) + this.#offsets[length]!;
        return length << 8 | this.#symbols[index]!;
      }
    }
    throw new Malformed("its data holds a word that its Huffman code has not");
  }

  #addShort(first: number, length: number, next: number, count: number): void {
    const span = 1 << (SHORT - length);
    for (let i = 0; i < count; i++) {
      const entry = length << 8 | this.#symbols[next + i]!;
      this.#short.fill(entry, (first + i) * span, (first + i + 1) * span);
    }
  }
}
