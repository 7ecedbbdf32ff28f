import type { WeightSource } from "../frozen/weight_source.ts";

/**
 * Weights that follow from their path: tests/fixtures/make_extractors.py makes
 * the same ones, so that whole networks are compared without a file of them.
 */
export const HASHED_WEIGHTS: WeightSource = {
  kernel(path, [height, width, inputs, outputs]) {
    const fanIn = height * width * inputs;
    const bound = Math.sqrt(6 / fanIn); // He's variance, 2 / fan-in.
    return hashed(path, fanIn * outputs, (u) => (2 * u - 1) * bound);
  },
  vector: (path, size, start) =>
    hashed(
      path,
      size,
      (u) => start === 0 ? 0.2 * (u - 0.5) : start * (0.5 + u),
    ),
};

/** Numbers from −1 to 1 that follow from a name. */
export function hashedImage(name: string, size: number): Float32Array {
  return hashed(name, size, (u) => 2 * u - 1);
}

/** Bytes that follow from a name. */
export function hashedBytes(name: string, size: number): Uint8Array {
  return Uint8Array.from(hashed(name, size, (u) => Math.floor(256 * u)));
}

/** FNV-1a of the name, and MurmurHash3's last step for each index. */
function hashed(
  name: string,
  size: number,
  map: (u: number) => number,
): Float32Array {
  let seed = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    seed = Math.imul(seed ^ name.charCodeAt(i), 0x01000193);
  }
  const values = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    let h = seed + Math.imul(i, 0x9e3779b1) | 0;
    h = Math.imul(h ^ h >>> 16, 0x85ebca6b);
    h = Math.imul(h ^ h >>> 13, 0xc2b2ae35);
    values[i] = map(((h ^ h >>> 16) >>> 0) / 2 ** 32);
  }
  return values;
}
