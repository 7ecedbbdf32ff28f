import { deriveKey, integerWords } from "./derive_key.ts";
import { fillByBlocks } from "./fill_by_blocks.ts";
import { normalQuantile } from "./normal_quantile.ts";
import { createRngState, parseRngState, type RngState } from "./rng_state.ts";
import { WordStream } from "./word_stream.ts";

/**
 * A stream of random numbers that can be repeated, stored and split.
 *
 * Word `n` of a stream depends on its key and `n` alone (Threefry4x32-20:
 * Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011), so its
 * state is a key and a count. Every seed is good, 0 too. Not for secrets.
 *
 * Give each part of a program its own stream by {@linkcode Rng.split}: then a
 * part may draw more or less without changing what the others see.
 *
 * @example A stream for each image, in whatever order they come
 * ```ts
 * import { Rng } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const noise = new Rng(0).split("noise");
 * const third = noise.split(3).normal();
 * noise.split(2).normal();
 * assertEquals(noise.split(3).normal(), third);
 * ```
 */
export class Rng {
  #words: WordStream;

  /**
   * Starts a stream.
   *
   * @param seed Any integer within ±(2⁵³ − 1).
   * @throws {RangeError} If `seed` is anything else.
   */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed)) {
      fail(`seed Rng: seed must be an integer within ±(2^53 - 1), got ${seed}`);
    }
    this.#words = new WordStream(Uint32Array.of(...integerWords(seed), 0, 0));
  }

  /**
   * Goes on where a stream stood when its {@linkcode Rng.state} was taken.
   *
   * @param state What `state()` gave, perhaps through JSON.
   * @throws {TypeError} If `state` is not an object.
   * @throws {RangeError} If a field is missing or no stream can stand there.
   */
  static from(state: unknown): Rng {
    const { key, drawn } = parseRngState(state);
    return Rng.#of(new WordStream(Uint32Array.from(key), drawn));
  }

  static #of(words: WordStream): Rng {
    const rng = new Rng(0);
    rng.#words = words;
    return rng;
  }

  /** Tells where the stream stands, in the middle of a block too. */
  state(): RngState {
    return createRngState(this.#words.key, this.#words.drawn);
  }

  /**
   * Gives the stream that belongs to `label` within this one.
   *
   * It depends on this stream's key and on the label, not on what was drawn,
   * and draws nothing. The labels 3 and "3" differ.
   *
   * @param label Any string, or an integer within ±(2⁵³ − 1).
   * @throws {RangeError} If `label` is another number.
   */
  split(label: string | number): Rng {
    if (typeof label === "number" && !Number.isSafeInteger(label)) {
      fail(
        `split Rng: label must be a string or an integer within ±(2^53 - 1), got ${label}`,
      );
    }
    return Rng.#of(new WordStream(deriveKey(this.#words.key, label)));
  }

  /** Draws 32 random bits: an integer from 0 to 2³² − 1. One word. */
  uint32(): number {
    return this.#words.next();
  }

  /** Draws from [0, 1), evenly among the multiples of 2⁻⁵³. Two words. */
  next(): number {
    return this.#bits53() * 2 ** -53;
  }

  /**
   * Draws evenly from [low, high), or `low` if the two are equal. Two words.
   *
   * @throws {RangeError} If `high - low` is negative or not finite.
   */
  uniform(low: number, high: number): number {
    const width = high - low;
    if (!(width >= 0 && width < Infinity)) {
      fail(
        `draw uniform: high - low must be finite and at least 0, got ${high} - ${low}`,
      );
    }
    const x = low + width * this.next();
    return x < high ? x : low; // The sum may round up to `high`.
  }

  /**
   * Draws from a normal distribution through its quantile function. Two words.
   *
   * No value lies further than 8.21 `std` from `mean`.
   *
   * @throws {RangeError} If `mean` or `std` is not finite, or `std` negative.
   */
  normal(mean = 0, std = 1): number {
    checkNormal(mean, std);
    const high = this.uint32() >>> 6;
    const low = this.uint32() >>> 6;
    // Middles of 2⁵² equal steps: never 0 or 1, and even about one half.
    const p = (high * 2 ** 26 + low + 0.5) * 2 ** -52;
    return mean + std * normalQuantile(p);
  }

  /**
   * Draws an integer from `low` to `high - 1`, each exactly as likely. Two
   * words, seldom more.
   *
   * @throws {RangeError} If `low` or `high` is not a safe integer, or `high`
   * is not 1 to 2⁵³ − 1 above `low`.
   */
  integer(low: number, high: number): number {
    const range = high - low;
    if (![low, high, range].every(Number.isSafeInteger) || range < 1) {
      fail(
        `draw integer: high must be 1 to 2^53 - 1 above low, both integers, got ${low} and ${high}`,
      );
    }
    const fair = 2 ** 53 - 2 ** 53 % range; // The last multiple of `range`.
    let bits = this.#bits53();
    while (bits >= fair) bits = this.#bits53();
    return low + bits % range;
  }

  /**
   * Draws one of `items`, each as likely.
   *
   * @throws {RangeError} If there are none.
   */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) fail("pick: items must not be empty");
    return items[this.integer(0, items.length)]!;
  }

  /**
   * Draws an order of 0 … n − 1, each as likely.
   *
   * @throws {RangeError} If `n` is not an integer from 0 to 2³¹ − 1.
   */
  permutation(n: number): Int32Array {
    if (!(Number.isInteger(n) && n >= 0 && n < 2 ** 31)) {
      fail(
        `draw permutation: n must be an integer from 0 to 2^31 - 1, got ${n}`,
      );
    }
    const order = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      const j = this.integer(0, i + 1);
      order[i] = order[j]!;
      order[j] = i;
    }
    return order;
  }

  /**
   * Fills `target` with what so many calls of {@linkcode Rng.uniform} give.
   *
   * @param target A Float32Array rounds each number; one that would round up
   * to `high` becomes `low`.
   * @returns `target`.
   * @throws {RangeError} As `uniform` does.
   */
  fillUniform<T extends Float32Array | Float64Array>(
    target: T,
    low = 0,
    high = 1,
  ): T {
    for (let i = 0; i < target.length; i++) {
      target[i] = this.uniform(low, high);
      if (target[i]! >= high) target[i] = low;
    }
    return target;
  }

  /**
   * Fills `target` with what so many calls of {@linkcode Rng.normal} give.
   *
   * @param target A Float32Array rounds each number.
   * @returns `target`.
   * @throws {RangeError} As `normal` does.
   */
  fillNormal<T extends Float32Array | Float64Array>(
    target: T,
    mean = 0,
    std = 1,
  ): T {
    if (target.length === 0) return target;
    checkNormal(mean, std);
    let i = 0;
    if (this.#words.blocksLeft === 0) {
      target[i++] = this.normal(mean, std); // May be the end of a block.
    }
    i += fillByBlocks(this.#words, target, i, { mean, std });
    for (; i < target.length; i++) target[i] = this.normal(mean, std);
    return target;
  }

  #bits53(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return high * 2 ** 26 + low;
  }
}

function checkNormal(mean: number, std: number): void {
  if (Number.isFinite(mean) && std >= 0 && std < Infinity) return;
  fail(
    `draw normal: mean must be finite and std at least 0, got ${mean} and ${std}`,
  );
}

function fail(problem: string): never {
  throw new RangeError(`Cannot ${problem}`);
}
