import { type FileBytes } from "./file_bytes.ts";
import { PthError } from "./pth_error.ts";

/** Where a member's bytes lie in the file, as they are. */
export interface StoredMember {
  /** Position of the first byte. */
  readonly begin: number;
  /** Count of bytes. */
  readonly length: number;
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;

/** Stands where the true number is in the 64-bit record. */
const SEE_64 = 0xffffffff;
/** The directory's end, and the longest comment that may follow it. */
const TAIL_BYTES = 22 + 0xffff;
/** A network of 5,000 tensors takes 1 MB. */
const MAX_DIRECTORY_BYTES = 64 * 2 ** 20;

/** Whether a file begins as a zip archive does. */
export function isZip(bytes: FileBytes): boolean {
  return bytes.size >= 4 && viewOf(bytes, 0, 4).getUint32(0, true) ===
      LOCAL_HEADER;
}

/**
 * Lists the members of a zip archive whose members are all stored as they are:
 * PyTorch writes no others. Nothing is believed: what lies outside of the file
 * or is compressed, encrypted or named twice is refused.
 */
export function readZip(bytes: FileBytes): ReadonlyMap<string, StoredMember> {
  const refuse = (why: string) => new PthError(bytes.name, why);
  const members = new Map<string, StoredMember>();
  const directory = readDirectory(bytes);
  for (let at = 0; at + 46 <= directory.byteLength;) {
    if (directory.getUint32(at, true) !== DIRECTORY_HEADER) {
      throw refuse("its archive's directory is broken");
    }
    const name = nameAt(directory, at);
    if (members.has(name)) throw refuse(`it has two members ${name}`);
    members.set(name, locate(bytes, directory, at, name));
    at += 46 + directory.getUint16(at + 28, true) +
      directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return members;
}

function nameAt(directory: DataView, at: number): string {
  const begin = directory.byteOffset + at + 46;
  const length = directory.getUint16(at + 28, true);
  const rest = directory.byteLength - at - 46;
  const name = new Uint8Array(directory.buffer, begin, Math.min(length, rest));
  return new TextDecoder().decode(name);
}

/** Reads the numbers of the directory's entry at `at`. */
function locate(
  bytes: FileBytes,
  directory: DataView,
  at: number,
  name: string,
): StoredMember {
  const isPlain = directory.getUint16(at + 10, true) === 0 &&
    (directory.getUint16(at + 8, true) & 1) === 0;
  if (!isPlain) {
    throw new PthError(
      bytes.name,
      `its member ${name} must be stored as it is`,
    );
  }
  // The extra field holds, in this order, those that do not fit in 32 bits.
  let next = findExtra64(directory, at);
  const read = (offset: number): number => {
    const small = directory.getUint32(at + offset, true);
    if (small !== SEE_64 || next + 8 > directory.byteLength) return small;
    next += 8;
    return Number(directory.getBigUint64(next - 8, true));
  };
  const length = read(24);
  read(20); // The same once more: nothing is compressed.
  const header = read(42);
  const local = viewOf(bytes, header, 30);
  // The name and the extra field of this header may differ in length.
  const begin = header + 30 + local.getUint16(26, true) +
    local.getUint16(28, true);
  const isThere = local.getUint32(0, true) === LOCAL_HEADER &&
    begin + length <= bytes.size;
  if (isThere) return { begin, length };
  throw new PthError(bytes.name, `its member ${name} must lie within it`);
}

/** Position of the numbers in an entry's 64-bit extra field. */
function findExtra64(directory: DataView, at: number): number {
  const start = at + 46 + directory.getUint16(at + 28, true);
  const size = directory.getUint16(at + 30, true);
  const end = Math.min(start + size, directory.byteLength);
  for (let extra = start; extra + 4 <= end;) {
    if (directory.getUint16(extra, true) === 1) return extra + 4;
    extra += 4 + directory.getUint16(extra + 2, true);
  }
  return end;
}

function readDirectory(bytes: FileBytes): DataView {
  const tailStart = Math.max(0, bytes.size - TAIL_BYTES);
  const tail = viewOf(bytes, tailStart, bytes.size - tailStart);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== DIRECTORY_END) end--;
  if (end < 0) {
    throw new PthError(bytes.name, "it ends too early, or was cut short");
  }
  let length = tail.getUint32(end + 12, true);
  let begin = tail.getUint32(end + 16, true);
  if (end >= 20 && tail.getUint32(end - 20, true) === LOCATOR_64) {
    const at = Number(tail.getBigUint64(end - 12, true));
    const end64 = viewOf(bytes, at, 56);
    if (end64.getUint32(0, true) !== DIRECTORY_END_64) {
      throw new PthError(bytes.name, "its archive's directory is broken");
    }
    length = Number(end64.getBigUint64(40, true));
    begin = Number(end64.getBigUint64(48, true));
  }
  if (length > MAX_DIRECTORY_BYTES) {
    throw new PthError(bytes.name, "its archive has too many members");
  }
  return viewOf(bytes, begin, length);
}

function viewOf(bytes: FileBytes, begin: number, length: number): DataView {
  return new DataView(bytes.read(begin, length).buffer);
}
