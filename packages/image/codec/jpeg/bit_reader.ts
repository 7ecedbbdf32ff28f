import type { HuffmanTable } from "./huffman_table.ts";
import { Malformed } from "../malformed.ts";

/** Reads entropy-coded bits, highest first, up to the next marker. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #bits = 0;
  /** How many of the low bits of `#bits` are still to be read. */
  #waiting = 0;
  /** Zero bits that were made up because there were no more. */
  #missing = 0;

  /** Starts at byte `at` of a file. */
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where the next byte that was not needed lies. */
  get position(): number {
    return this.#at;
  }

  /** Whether more bits were read than there are. */
  get exhausted(): boolean {
    return this.#missing > this.#waiting;
  }

  /** The next bit. */
  bit(): number {
    if (this.#waiting < 1) this.#fill();
    return (this.#bits >> --this.#waiting) & 1;
  }

  /** The next `count` bits as a number; up to 16. */
  take(count: number): number {
    if (this.#waiting < count) this.#fill();
    this.#waiting -= count;
    return (this.#bits >> this.#waiting) & ((1 << count) - 1);
  }

  /** The next `size` bits as a signed number (T.81, F.2.2.1, EXTEND). */
  signed(size: number): number {
    const low = this.take(size);
    return low < 1 << (size - 1) ? low - (1 << size) + 1 : low;
  }

  /** The symbol of the next word. */
  symbol(table: HuffmanTable): number {
    if (this.#waiting < 16) this.#fill();
    const next = (this.#bits >> (this.#waiting - 16)) & 0xffff;
    const found = table.find(next);
    this.#waiting -= found >> 8;
    return found & 0xff;
  }

  /**
   * Steps over a restart marker.
   *
   * @param number Which of the eight must come, 0 to 7.
   * @throws {Malformed} If something else comes.
   */
  restart(number: number): void {
    // More bytes of 0xFF may stand before a marker.
    while (this.#bytes[this.#at + 1] === 0xff) this.#at++;
    const marker = this.#bytes[this.#at + 1];
    if (this.#bytes[this.#at] !== 0xff || marker !== 0xd0 + number) {
      throw new Malformed(`restart marker ${number} is missing in its data`);
    }
    this.#at += 2;
    this.#bits = this.#waiting = this.#missing = 0;
  }

  /** Makes at least 17 bits wait. A byte of 0xFF is followed by a zero. */
  #fill(): void {
    while (this.#waiting <= 16) {
      let byte = this.#bytes[this.#at];
      if (byte === 0xff && this.#bytes[this.#at + 1] === 0) this.#at++;
      else if (byte === 0xff) byte = undefined;
      if (byte === undefined) this.#missing += 8;
      else this.#at++;
      this.#bits = (this.#bits << 8) | (byte ?? 0);
      this.#waiting += 8;
    }
  }
}
