/** Writes bits, highest first, as JPEG's entropy-coded data wants them. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #bits = 0;
  /** How many of the low bits of `#bits` wait to be written; under 8. */
  #waiting = 0;

  /**
   * Appends the low bits of a number.
   *
   * @param bits The number; what is above the low bits must be zero.
   * @param count How many bits, up to 24.
   */
  put(bits: number, count: number): void {
    this.#bits = (this.#bits << count) | bits;
    this.#waiting += count;
    if (this.#waiting < 8) return;
    if (this.#length + 8 > this.#bytes.length) this.#grow();
    while (this.#waiting >= 8) {
      this.#waiting -= 8;
      const byte = (this.#bits >> this.#waiting) & 0xff;
      this.#bytes[this.#length++] = byte;
      // A zero follows 0xFF, so that it does not look like a marker.
      if (byte === 0xff) this.#bytes[this.#length++] = 0;
    }
  }

  /** All bytes, the last one filled up with ones. */
  finish(): Uint8Array {
    if (this.#waiting > 0) {
      this.put((1 << (8 - this.#waiting)) - 1, 8 - this.#waiting);
    }
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(): void {
    const grown = new Uint8Array(2 * this.#bytes.length);
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
