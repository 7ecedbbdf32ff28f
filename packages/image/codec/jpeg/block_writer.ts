import type { BitWriter } from "./bit_writer.ts";
import type { HuffmanCode } from "./huffman_code.ts";
import { ZIGZAG } from "./zigzag.ts";

/** The words of a code by symbol. */
interface Words {
  readonly bits: Uint16Array;
  readonly lengths: Uint8Array;
}

/** Writes the blocks of one component, each after the one before (T.81, F.1.2). */
export class BlockWriter {
  readonly #out: BitWriter;
  readonly #dc: Words;
  readonly #ac: Words;
  #lastDc = 0;

  /** Takes the codes of a component. */
  constructor(out: BitWriter, dc: HuffmanCode, ac: HuffmanCode) {
    this.#out = out;
    this.#dc = wordsOf(dc);
    this.#ac = wordsOf(ac);
  }

  /** Writes the 64 coefficients that start at `at`. */
  write(blocks: Int16Array, at: number): void {
    this.#writeDc(blocks[at]!);
    let zeros = 0;
    for (let k = 1; k < 64; k++) {
      const value = blocks[at + ZIGZAG[k]!]!;
      if (value === 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) this.#symbol(this.#ac, 0xf0);
      this.#value(this.#ac, zeros << 4, value);
      zeros = 0;
    }
    if (zeros > 0) this.#symbol(this.#ac, 0); // End of block.
  }

  /** Writes a block that lies outside of the picture: as flat as the last. */
  writeFlat(): void {
    this.#value(this.#dc, 0, 0);
    this.#symbol(this.#ac, 0);
  }

  #writeDc(dc: number): void {
    this.#value(this.#dc, 0, dc - this.#lastDc);
    this.#lastDc = dc;
  }

  #symbol(words: Words, symbol: number): void {
    this.#out.put(words.bits[symbol]!, words.lengths[symbol]!);
  }

  /** Writes a size, with the run of zeros before it, then the value itself. */
  #value(words: Words, run: number, value: number): void {
    const size = 32 - Math.clz32(Math.abs(value));
    this.#symbol(words, run | size);
    // A negative number is stored as one less, without its sign.
    const low = (value < 0 ? value - 1 : value) & ((1 << size) - 1);
    this.#out.put(low, size);
  }
}

/** Gives each symbol its word: counted up, and doubled with each length. */
function wordsOf({ counts, symbols }: HuffmanCode): Words {
  const bits = new Uint16Array(256);
  const lengths = new Uint8Array(256);
  let word = 0;
  let next = 0;
  counts.forEach((count, index) => {
    for (let i = 0; i < count; i++) {
      const symbol = symbols[next++]!;
      bits[symbol] = word++;
      lengths[symbol] = index + 1;
    }
    word <<= 1;
  });
  return { bits, lengths };
}
