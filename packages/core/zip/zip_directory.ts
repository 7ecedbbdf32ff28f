import { ZipError } from "./zip_error.ts";
import { viewOf, type ZipSource } from "./zip_member.ts";

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;

/** The directory's end, and the longest comment that may follow it. */
const TAIL_BYTES = 22 + 0xffff;
/** That of TensorFlow's wheel takes 2 MB; it is read whole, so it is bounded. */
const MAX_BYTES = 64 * 2 ** 20;

/** Reads an archive's directory, which is at its end. */
export function readDirectory(source: ZipSource): DataView {
  const tailStart = Math.max(0, source.size - TAIL_BYTES);
  const tail = viewOf(source, tailStart, source.size - tailStart);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== DIRECTORY_END) end--;
  if (end < 0) throw new ZipError(source.name, "its end must be a directory");
  const { begin, length } = end >= 20 &&
      tail.getUint32(end - 20, true) === LOCATOR_64
    ? place64(source, Number(tail.getBigUint64(end - 12, true)))
    : {
      begin: tail.getUint32(end + 16, true),
      length: tail.getUint32(end + 12, true),
    };
  if (length > MAX_BYTES) {
    throw new ZipError(source.name, "its directory must have 64 MiB at most");
  }
  return viewOf(source, begin, length);
}

function place64(
  source: ZipSource,
  at: number,
): { begin: number; length: number } {
  const end = viewOf(source, at, 56);
  if (end.getUint32(0, true) !== DIRECTORY_END_64) {
    throw new ZipError(source.name, "its directory must be whole");
  }
  return {
    begin: Number(end.getBigUint64(48, true)),
    length: Number(end.getBigUint64(40, true)),
  };
}
