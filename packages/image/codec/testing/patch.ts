import { crc32 } from "node:zlib";

/** A copy of a file with other bytes from `at` on. */
export function patch(
  file: Uint8Array,
  at: number,
  bytes: Iterable<number>,
): Uint8Array {
  const changed = file.slice();
  changed.set([...bytes], at);
  return changed;
}

/** Where a text first occurs in a file. */
export function find(file: Uint8Array, text: string): number {
  const at = file.findIndex((_, i) =>
    [...text].every((letter, j) => file[i + j] === letter.charCodeAt(0))
  );
  if (at < 0) throw new RangeError(`Cannot find ${JSON.stringify(text)}`);
  return at;
}

/** A copy of a PNG file with the right checksum for one of its chunks. */
export function mendChecksum(file: Uint8Array, type: string): Uint8Array {
  const mended = file.slice();
  const view = new DataView(mended.buffer);
  const at = find(file, type);
  const end = at + 4 + view.getUint32(at - 4);
  view.setUint32(end, crc32(mended.subarray(at, end)));
  return mended;
}
