import type { FileBytes } from "./file_bytes.ts";
import { PthError } from "./pth_error.ts";

/** Read at once, so that single bytes do not each ask the system. */
const WINDOW_BYTES = 64 * 2 ** 10;

/** Reads a part of a file from its start on, little-endian. */
export class Cursor {
  /** Where the next byte lies in the file. */
  position: number;
  readonly #bytes: FileBytes;
  readonly #end: number;
  #window = new Uint8Array();
  #start = 0;

  /** Reads what lies in a file from `begin` up to `end`. */
  constructor(bytes: FileBytes, begin = 0, end: number = bytes.size) {
    this.#bytes = bytes;
    this.position = begin;
    this.#end = end;
  }

  /** The next bytes; valid until the next call. */
  take(length: number): Uint8Array<ArrayBuffer> {
    if (this.position + length > this.#end) {
      throw this.refuse("it ends too early, or was cut short");
    }
    if (this.position + length > this.#start + this.#window.length) {
      const wanted = Math.max(length, WINDOW_BYTES);
      this.#start = this.position;
      this.#window = this.#bytes.read(
        this.#start,
        Math.min(wanted, this.#end - this.#start),
      );
    }
    const begin = this.position - this.#start;
    this.position += length;
    return this.#window.subarray(begin, begin + length);
  }

  /** The next unsigned integer of one, two, or four bytes. */
  unsigned(length: 1 | 2 | 4): number {
    return this.take(length).reduceRight((sum, byte) => sum * 256 + byte, 0);
  }

  /** The next integer in two's complement, of any length. */
  signed(length: number): bigint {
    const digits = this.take(length);
    const value = digits.reduceRight((sum, byte) => {
      return sum * 256n + BigInt(byte);
    }, 0n);
    return BigInt.asIntN(8 * length, value);
  }

  /** The next float of 64 bits, which alone is big-endian. */
  float(): number {
    const { buffer, byteOffset } = this.take(8);
    return new DataView(buffer, byteOffset).getFloat64(0);
  }

  /** The bytes up to the next end of line, which is passed over. */
  line(limit: number): string {
    const bytes: number[] = [];
    for (let byte = this.unsigned(1); byte !== 10; byte = this.unsigned(1)) {
      if (bytes.length === limit) throw this.refuse("a name in it is too long");
      bytes.push(byte);
    }
    return new TextDecoder().decode(new Uint8Array(bytes));
  }

  /** An error that names the file. */
  refuse(why: string): PthError {
    return new PthError(this.#bytes.name, why);
  }
}
