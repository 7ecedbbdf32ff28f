import { crc32 } from "node:zlib";
import { Malformed } from "../malformed.ts";

/** A part of a PNG file. */
export interface Chunk {
  /** Four letters. */
  readonly type: string;
  readonly body: Uint8Array;
}

/**
 * The chunks of a file, up to the one that ends it.
 *
 * @param bytes The file, with its signature of eight bytes.
 * @throws {Malformed} If the file is cut off, or a checksum is wrong.
 */
export function* readChunks(bytes: Uint8Array): Generator<Chunk, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
      throw new Malformed(
        `it is damaged: the checksum of its ${shown(type)} chunk is wrong`,
      );
    }
    if (type === "IEND") return;
    yield { type, body: bytes.subarray(at + 8, end - 4) };
    at = end;
  }
  throw new Malformed("it is cut off: its IEND chunk is missing");
}

/** Damaged letters may be anything, line breaks too. */
function shown(type: string): string {
  return /^[a-zA-Z]{4}$/.test(type) ? type : JSON.stringify(type);
}
