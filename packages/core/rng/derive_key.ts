import { expandKey, threefry4x32 } from "./threefry.ts";

// Draws count with a zero in the last word. These tags in its place keep keys
// apart from draws, integer labels from strings, and a string from its start.
const INTEGER = 1;
const MORE_TEXT = 2;
const LAST_TEXT = 3;

/** UTF-16 units that fit into the three words beside the tag. */
const UNITS = 6;

/**
 * Makes the key of the stream that belongs to `label` under `key`.
 *
 * Different labels, 3 and "3" among them, give keys as unrelated as Threefry's
 * outputs are; the same label always gives the same key.
 *
 * @param key Four 32-bit words.
 * @param label A string, or an integer within ±(2⁵³ − 1).
 * @returns Four 32-bit words.
 */
export function deriveKey(
  key: Uint32Array,
  label: string | number,
): Uint32Array {
  if (typeof label === "number") {
    return scramble(key, integerWords(label), INTEGER);
  }
  let derived = key;
  let start = 0;
  for (; label.length - start > UNITS; start += UNITS) {
    derived = scramble(derived, textWords(label, start), MORE_TEXT);
  }
  const units = label.length - start;
  return scramble(derived, textWords(label, start), LAST_TEXT + units);
}

/**
 * Splits an integer into two's complement words, the low one first.
 *
 * @param value An integer within ±(2⁵³ − 1).
 */
export function integerWords(value: number): [low: number, high: number] {
  return [value >>> 0, Math.floor(value / 2 ** 32) >>> 0];
}

function textWords(text: string, start: number): number[] {
  const words = [0, 0, 0];
  for (let i = 0; i < UNITS && start + i < text.length; i++) {
    words[i >> 1]! |= text.charCodeAt(start + i) << (16 * (i & 1));
  }
  return words;
}

function scramble(
  key: Uint32Array,
  words: readonly number[],
  tag: number,
): Uint32Array {
  const block = new Uint32Array(4);
  block.set(words);
  block[3] = tag;
  threefry4x32(expandKey(key), block, block);
  return block;
}
