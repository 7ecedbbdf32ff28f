/** Memory of batches that are no longer used, for those to come. */
export class BatchMemory {
  readonly #free: ArrayBuffer[] = [];
  readonly #most: number;

  /** @param most How many buffers are kept. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Memory of so many bytes; what it holds is anything. */
  take(bytes: number): ArrayBuffer {
    const memory = this.#free.pop();
    // The last batch of a list may be smaller than the others.
    return memory?.byteLength === bytes ? memory : new ArrayBuffer(bytes);
  }

  /** Takes memory back; nobody may use it any more. */
  give(memory: ArrayBuffer): void {
    if (this.#free.length < this.#most) this.#free.push(memory);
  }
}
