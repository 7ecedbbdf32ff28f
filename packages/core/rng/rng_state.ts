import { showValue } from "../show_value.ts";
import { MAX_WORDS } from "./word_stream.ts";

const ALGORITHM = "threefry4x32-20";

/** Where a stream of random numbers stands, as plain JSON. */
export interface RngState {
  /** What turns key and position into numbers. */
  readonly algorithm: "threefry4x32-20";
  /** Four words, each from 0 to 2³² − 1. */
  readonly key: readonly number[];
  /** How many 32-bit words were drawn so far. */
  readonly drawn: number;
}

/** Describes a position for a file. */
export function createRngState(key: Uint32Array, drawn: number): RngState {
  return { algorithm: ALGORITHM, key: [...key], drawn };
}

/**
 * Reads a state that may come from a file.
 *
 * @throws {TypeError} If `state` is not an object.
 * @throws {RangeError} If a field is missing or no stream can stand there.
 */
export function parseRngState(state: unknown): RngState {
  if (typeof state !== "object" || state === null) {
    throw new TypeError(
      `Cannot restore Rng: state must be an object, got ${showValue(state)}`,
    );
  }
  const { algorithm, key, drawn }: Record<string, unknown> = { ...state };
  if (algorithm !== ALGORITHM) {
    throw stateError("algorithm", `"${ALGORITHM}"`, algorithm);
  }
  if (!isKey(key)) {
    throw stateError("key", "four integers from 0 to 2^32 - 1", key);
  }
  if (!isInteger(drawn, MAX_WORDS)) {
    throw stateError("drawn", "an integer from 0 to 2^53 - 4", drawn);
  }
  return { algorithm, key, drawn };
}

function isKey(key: unknown): key is number[] {
  return Array.isArray(key) && key.length === 4 &&
    key.every((word) => isInteger(word, 2 ** 32 - 1));
}

function isInteger(value: unknown, max: number): value is number {
  return Number.isSafeInteger(value) && value as number >= 0 &&
    value as number <= max;
}

function stateError(field: string, wanted: string, got: unknown): RangeError {
  return new RangeError(
    `Cannot restore Rng: state.${field} must be ${wanted}, got ${
      showValue(got)
    }`,
  );
}
