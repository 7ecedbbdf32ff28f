import { Rng } from "@revisage/core";

/** What a stream changes in the two 64-bit seeds of TensorFlow's generator. */
export interface StreamHash {
  /** 64 bits for the seed. */
  readonly seed: bigint;
  /** 64 bits for the step. */
  readonly step: bigint;
}

const NO_STREAM: StreamHash = { seed: 0n, step: 0n };

/** Labels repeat at every step: each is hashed once. */
const known = new Map<string | number, StreamHash>();

/** As many labels as this are remembered; a program has dozens. */
const MOST_KNOWN = 4096;

/**
 * Hashes a label to 128 bits: the first four words, low ones first, of the
 * stream that `Rng` gives to it under key 0. No label gives zeros.
 */
export function streamHash(stream: string | number | undefined): StreamHash {
  if (stream === undefined) return NO_STREAM;
  let hash = known.get(stream);
  if (hash === undefined) {
    const rng = new Rng(0).split(stream);
    hash = { seed: word64(rng), step: word64(rng) };
    if (known.size === MOST_KNOWN) known.clear();
    known.set(stream, hash);
  }
  return hash;
}

function word64(rng: Rng): bigint {
  const low = BigInt(rng.uint32());
  return low | BigInt(rng.uint32()) << 32n;
}
