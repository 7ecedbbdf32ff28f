import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import { Malformed } from "../malformed.ts";

/** Deflate makes data at most this many times longer. */
const MAX_RATIO = 1032;

/**
 * Unpacks the pixel data of a file.
 *
 * @param parts The bodies of its IDAT chunks.
 * @param length How many bytes there must be; no more memory is taken.
 * @throws {Malformed} If there are fewer or more, or they are damaged.
 */
export function inflate(
  parts: readonly Uint8Array[],
  length: number,
): Uint8Array {
  const packed = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  if (packed.length * MAX_RATIO < length) {
    throw new Malformed(
      `it is cut off: ${packed.length} bytes of data cannot hold ${length}`,
    );
  }
  let data;
  try {
    data = inflateSync(packed, { maxOutputLength: length });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Malformed(`its data is damaged (${why})`, { cause: error });
  }
  if (data.length < length) {
    throw new Malformed(
      `its data must have ${length} bytes, got ${data.length}`,
    );
  }
  return data;
}
