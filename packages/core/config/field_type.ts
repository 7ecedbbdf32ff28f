import { showValue } from "../show_value.ts";

/** Reads one value of a config. `field` holds the ready-made ones. */
export interface Field<T> {
  /**
   * Checks a value and gives it back, frozen.
   *
   * @param value What the config says, or the default where it is silent.
   * @param path Where the value stands, as `loss.l1`; "" is the whole config.
   * @param fallback The default, for what may be missing inside of `value`.
   * @throws {Problems} If the value cannot be used.
   */
  read(value: unknown, path: string, fallback?: T): T;
}

/** What a field throws: the problems it found, a sentence part for each. */
export class Problems extends Error {
  /** The sentence parts. */
  readonly lines: readonly string[];

  /** Takes one sentence part at least, as "size must be 3, got 4". */
  constructor(lines: readonly string[]) {
    super(lines.join("; "));
    this.lines = lines;
  }
}

/**
 * The problem of a value that is not what it must be.
 *
 * @param must What it must be, as in "a number from 0 to 1".
 */
export function problem(path: string, must: string, value: unknown): Problems {
  const got = value === undefined ? "nothing" : showValue(value);
  return new Problems([`${path || "it"} must be ${must}, got ${got}`]);
}

/** Runs one step of reading and keeps its problems, so that all are told. */
export function collect<T>(lines: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    for (const line of error.lines) lines.push(line);
    return undefined;
  }
}
