import { ZipError } from "./zip_error.ts";

/** What a zip archive is read from. */
export interface ZipSource {
  /** What error messages call it. */
  readonly name: string;
  /** Its length in bytes. */
  readonly size: number;
  /** Reads `length` bytes from `begin`. Never asked for more than there are. */
  read(begin: number, length: number): Uint8Array;
}

/** Where a member's data lies inside a zip archive. */
export interface ZipMember {
  /** Position of the first byte of its data. */
  readonly start: number;
  /** Length of its data, as stored. */
  readonly bytes: number;
  /** Whether its data is deflated, or else stored as it is. */
  readonly deflated: boolean;
}

const LOCAL_HEADER = 0x04034b50;
/** Stands where the true number is in the 64-bit record. */
const SEE_64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/** Reads the numbers of the directory's entry at `at`. */
export function locateMember(
  source: ZipSource,
  directory: DataView,
  at: number,
): ZipMember {
  const refuse = (why: string) => new ZipError(source.name, why);
  const isEncrypted = (directory.getUint16(at + 8, true) & 1) !== 0;
  const method = directory.getUint16(at + 10, true);
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) {
    throw refuse("its members must be stored or deflated");
  }
  // The extra field holds, in this order, those that do not fit in 32 bits.
  let next = findExtra64(directory, at);
  const read = (offset: number): number => {
    const small = directory.getUint32(at + offset, true);
    if (small !== SEE_64 || next + 8 > directory.byteLength) return small;
    next += 8;
    return Number(directory.getBigUint64(next - 8, true));
  };
  read(24); // The length once unpacked: nothing here needs it.
  const bytes = read(20);
  const header = read(42);
  const local = viewOf(source, header, 30);
  if (local.getUint32(0, true) !== LOCAL_HEADER) {
    throw refuse("each of its members must begin with a header");
  }
  // The name and the extra field of this header may differ in length.
  const start = header + 30 + local.getUint16(26, true) +
    local.getUint16(28, true);
  if (start + bytes > source.size) throw refuse("its members must lie in it");
  return { start, bytes, deflated: method === DEFLATED };
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

/** A part of an archive. */
export function viewOf(
  source: ZipSource,
  begin: number,
  length: number,
): DataView {
  if (begin + length > source.size) {
    throw new ZipError(source.name, "its parts must lie in it");
  }
  const bytes = source.read(begin, length);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
