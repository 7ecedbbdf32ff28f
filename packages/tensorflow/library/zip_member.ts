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
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;

/** Stands where the true number is in the 64-bit record. */
const SEE_64 = 0xffffffff;
/** The directory's end, and the longest comment that may follow it. */
const TAIL_BYTES = 22 + 0xffff;
/** A wheel's directory takes 2 MB; it is read whole, so it is bounded. */
const MAX_DIRECTORY_BYTES = 64 * 2 ** 20;

/**
 * Finds a member of a zip archive by its name, reading only the directory.
 *
 * Knows what wheels are made of: stored and deflated members, 64-bit sizes and
 * offsets. Not encryption, not archives in several parts.
 *
 * @param file The archive; its position moves.
 * @throws {Error} If it is not such an archive, or has no such member.
 */
export async function findMember(
  file: Deno.FsFile,
  name: string,
): Promise<ZipMember> {
  const directory = await readDirectory(file);
  const wanted = new TextEncoder().encode(name);
  for (let at = 0; at + 46 <= directory.byteLength;) {
    check(directory.getUint32(at, true) === DIRECTORY_HEADER, "a directory");
    const nameBytes = directory.getUint16(at + 28, true);
    const extraBytes = directory.getUint16(at + 30, true);
    if (equalAt(directory, at + 46, nameBytes, wanted)) {
      return await locate(file, directory, at);
    }
    at += 46 + nameBytes + extraBytes + directory.getUint16(at + 32, true);
  }
  throw new Error(`Cannot read archive: it must hold ${name}, got none`);
}

/** Reads the numbers of the directory's entry at `at`. */
async function locate(
  file: Deno.FsFile,
  directory: DataView,
  at: number,
): Promise<ZipMember> {
  const method = directory.getUint16(at + 10, true);
  check(method === 0 || method === 8, "stored or deflated members");
  // The extra field holds, in this order, those that do not fit in 32 bits.
  let next = findExtra64(directory, at);
  const read = (offset: number): number => {
    const small = directory.getUint32(at + offset, true);
    if (small !== SEE_64) return small;
    next += 8;
    return Number(directory.getBigUint64(next - 8, true));
  };
  read(24); // The length once unpacked: nothing here needs it.
  const bytes = read(20);
  const header = read(42);
  const local = await readAt(file, header, 30);
  check(local.getUint32(0, true) === LOCAL_HEADER, "a header at each member");
  // The name and the extra field of this header may differ in length.
  const start = header + 30 + local.getUint16(26, true) +
    local.getUint16(28, true);
  return { start, bytes, deflated: method === 8 };
}

/** Position of the numbers in an entry's 64-bit extra field. */
function findExtra64(directory: DataView, at: number): number {
  const start = at + 46 + directory.getUint16(at + 28, true);
  const end = start + directory.getUint16(at + 30, true);
  for (let extra = start; extra + 4 <= end;) {
    if (directory.getUint16(extra, true) === 1) return extra + 4;
    extra += 4 + directory.getUint16(extra + 2, true);
  }
  return end;
}

async function readDirectory(file: Deno.FsFile): Promise<DataView> {
  const { size } = await file.stat();
  const tailStart = Math.max(0, size - TAIL_BYTES);
  const tail = await readAt(file, tailStart, size - tailStart);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== DIRECTORY_END) end--;
  check(end >= 0, "a directory at its end");
  let bytes = tail.getUint32(end + 12, true);
  let start = tail.getUint32(end + 16, true);
  if (end >= 20 && tail.getUint32(end - 20, true) === LOCATOR_64) {
    const at = Number(tail.getBigUint64(end - 12, true));
    const end64 = await readAt(file, at, 56);
    check(end64.getUint32(0, true) === DIRECTORY_END_64, "a 64-bit directory");
    bytes = Number(end64.getBigUint64(40, true));
    start = Number(end64.getBigUint64(48, true));
  }
  check(bytes <= MAX_DIRECTORY_BYTES, "a directory of 64 MiB at most");
  return await readAt(file, start, bytes);
}

async function readAt(
  file: Deno.FsFile,
  position: number,
  length: number,
): Promise<DataView> {
  await file.seek(position, Deno.SeekMode.Start);
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length;) {
    const count = await file.read(bytes.subarray(filled));
    check(count !== null, "as many bytes as it says");
    filled += count;
  }
  return new DataView(bytes.buffer);
}

function equalAt(
  view: DataView,
  at: number,
  length: number,
  wanted: Uint8Array,
): boolean {
  return length === wanted.length &&
    wanted.every((byte, index) => view.getUint8(at + index) === byte);
}

function check(holds: boolean, must: string): asserts holds {
  if (!holds) throw new Error(`Cannot read archive: it must have ${must}`);
}
