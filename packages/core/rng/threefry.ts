/** Rotations of Threefry4x32, two rounds a row; after four rows they repeat. */
export const ROTATIONS: readonly (readonly [
  number,
  number,
  number,
  number,
])[] = [
  [10, 26, 11, 21],
  [13, 27, 23, 5],
  [6, 20, 17, 11],
  [25, 10, 18, 20],
];

/** Twenty rounds; the key goes in before them and after every fourth. */
const ROUND_PAIRS = 10;
const ADDITIONS = 6;

/** Threefish's parity constant, cut to 32 bits. */
const PARITY = 0x1bd11bda;

/**
 * Lays out what {@linkcode threefry4x32} adds of a key, so that it is worked
 * out once per key and not once per block.
 *
 * @param key Four 32-bit words; all zeros is a key like any other.
 * @returns 24 words: row `s` is added after round `4 s`.
 */
export function expandKey(key: Uint32Array): Int32Array {
  const [a = 0, b = 0, c = 0, d = 0] = key;
  const ring = [a, b, c, d, PARITY ^ a ^ b ^ c ^ d];
  const schedule = new Int32Array(4 * ADDITIONS);
  for (let s = 0; s < ADDITIONS; s++) {
    for (let i = 0; i < 4; i++) schedule[4 * s + i] = ring[(s + i) % 5]!;
    schedule[4 * s + 3]! += s;
  }
  return schedule;
}

/**
 * Scrambles a 128-bit counter under a 128-bit key: Threefry4x32 of 20 rounds.
 *
 * For one key it is a bijection of the counters. It keeps no state: block
 * 2⁵⁰ costs no more than block 0.
 *
 * Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * 2011, {@link https://doi.org/10.1145/2063384.2063405}.
 *
 * @param schedule The key, laid out by {@linkcode expandKey}.
 * @param counter Four 32-bit words.
 * @param block Receives the four scrambled words; may be `counter` itself.
 */
export function threefry4x32(
  schedule: Int32Array,
  counter: Uint32Array,
  block: Uint32Array,
): void {
  let x0 = (counter[0]! + schedule[0]!) | 0;
  let x1 = (counter[1]! + schedule[1]!) | 0;
  let x2 = (counter[2]! + schedule[2]!) | 0;
  let x3 = (counter[3]! + schedule[3]!) | 0;
  for (let pair = 0; pair < ROUND_PAIRS; pair++) {
    const rotations = ROTATIONS[pair & 3]!;
    x0 = (x0 + x1) | 0;
    x1 = rotateLeft(x1, rotations[0]) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = rotateLeft(x3, rotations[1]) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = rotateLeft(x3, rotations[2]) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = rotateLeft(x1, rotations[3]) ^ x2;
    if ((pair & 1) === 0) continue;
    const row = 2 * (pair + 1);
    x0 = (x0 + schedule[row]!) | 0;
    x1 = (x1 + schedule[row + 1]!) | 0;
    x2 = (x2 + schedule[row + 2]!) | 0;
    x3 = (x3 + schedule[row + 3]!) | 0;
  }
  block[0] = x0;
  block[1] = x1;
  block[2] = x2;
  block[3] = x3;
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}
