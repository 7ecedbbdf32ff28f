import { expandKey, threefry4x32 } from "./threefry.ts";

/** The words that can be drawn: their count must stay a safe integer. */
export const MAX_WORDS: number = 2 ** 53 - 4;

/** The 32-bit words that belong to a key, and how many of them were drawn. */
export class WordStream {
  /** Four words. */
  readonly key: Uint32Array;
  /** The key, laid out by {@linkcode expandKey}. */
  readonly schedule: Int32Array;
  readonly #counter = new Uint32Array(4);
  readonly #block = new Uint32Array(4);
  /** How many blocks were made; the last one is in `#block`. */
  #blocks: number;
  /** The next word of `#block`; 4 when all were drawn. */
  #lane = 4;

  /**
   * @param key Four words.
   * @param drawn Where to go on: an integer from 0 to {@linkcode MAX_WORDS}.
   */
  constructor(key: Uint32Array, drawn = 0) {
    this.key = key;
    this.schedule = expandKey(key);
    const lane = drawn % 4;
    this.#blocks = (drawn - lane) / 4;
    if (lane > 0) {
      this.#refill();
      this.#lane = lane;
    }
  }

  /** How many words were drawn. */
  get drawn(): number {
    return 4 * (this.#blocks - 1) + this.#lane;
  }

  /** Draws the next word, from 0 to 2³² − 1. */
  next(): number {
    if (this.#lane === 4) this.#refill();
    return this.#block[this.#lane++]!;
  }

  /** How many blocks were begun; the next one's number. */
  get blocksDrawn(): number {
    return this.#blocks;
  }

  /** How many blocks may be skipped: none in the middle of one. */
  get blocksLeft(): number {
    return this.#lane === 4 ? MAX_WORDS / 4 - this.#blocks : 0;
  }

  /**
   * Draws whole blocks, which the caller makes by itself.
   *
   * @param count Up to {@linkcode WordStream.blocksLeft}.
   */
  skipBlocks(count: number): void {
    this.#blocks += count;
  }

  #refill(): void {
    if (this.drawn >= MAX_WORDS) {
      throw new RangeError(
        `Cannot draw: this Rng has given all its ${MAX_WORDS} words, split it`,
      );
    }
    this.#counter[0] = this.#blocks;
    this.#counter[1] = this.#blocks / 2 ** 32;
    threefry4x32(this.schedule, this.#counter, this.#block);
    this.#blocks++;
    this.#lane = 0;
  }
}
