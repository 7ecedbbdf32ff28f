import type { Resizer } from "./resizer.ts";

/** Keeps the resizers that were used last, up to a number of bytes in all. */
export class ResizerCache {
  /** In the order of their last use. */
  readonly #kept = new Map<string, Resizer>();
  #bytes = 0;

  /** @param limit Bytes that all of them may hold. */
  constructor(private readonly limit: number) {}

  /** How many are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** Gets the one of this name, or makes it. */
  get(key: string, make: () => Resizer): Resizer {
    const known = this.#kept.get(key);
    if (known !== undefined) this.#remove(key, known);
    const resizer = known ?? make();
    this.#kept.set(key, resizer);
    this.#bytes += resizer.byteLength;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= this.limit) break;
      this.#remove(oldest, old);
    }
    return resizer;
  }

  #remove(key: string, resizer: Resizer): void {
    this.#kept.delete(key);
    this.#bytes -= resizer.byteLength;
  }
}
