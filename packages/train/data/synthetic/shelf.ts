/** Memory that all threads see; can be sent to workers. */
export interface SharedShelf {
  /** The pixels of face after face. */
  readonly pixels: SharedArrayBuffer;
  /** For each of them, 1 once it is there. */
  readonly filled: SharedArrayBuffer;
}

/** The most bytes of pixels on a shelf. The system gives them when written. */
const MOST = 128 * 2 ** 20;

/**
 * Makes a shelf, as long as fits into 128 MiB.
 *
 * @param count How many faces there are.
 * @param bytes How long each is.
 */
export function makeShelf(count: number, bytes: number): SharedShelf {
  const length = Math.min(count, Math.floor(MOST / bytes));
  return {
    pixels: new SharedArrayBuffer(length * bytes),
    filled: new SharedArrayBuffer(length),
  };
}

/**
 * Keeps faces that cost time to draw, for all threads. A face is always drawn
 * the same, so that two may put it there at once.
 */
export class Shelf {
  readonly #pixels: Uint8Array;
  readonly #filled: Uint8Array;
  readonly #bytes: number;

  /**
   * Opens a shelf that another thread may have open, too.
   *
   * @param bytes How long each face is.
   */
  constructor({ pixels, filled }: SharedShelf, bytes: number) {
    this.#pixels = new Uint8Array(pixels);
    this.#filled = new Uint8Array(filled);
    this.#bytes = bytes;
  }

  /**
   * Takes a face, or has it drawn and keeps it if there is a place for it.
   *
   * @param into Where its pixels go.
   */
  get(face: number, into: Uint8Array, draw: () => ArrayLike<number>): void {
    const start = face * this.#bytes;
    const hasPlace = face < this.#filled.length;
    if (hasPlace && Atomics.load(this.#filled, face) === 1) {
      into.set(this.#pixels.subarray(start, start + this.#bytes));
      return;
    }
    into.set(draw());
    if (!hasPlace) return;
    this.#pixels.set(into, start);
    Atomics.store(this.#filled, face, 1); // Only now may others look.
  }
}
