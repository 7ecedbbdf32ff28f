import { crc32, deflateRawSync } from "node:zlib";

/** A file to put into an archive. */
export interface ZipFile {
  readonly name: string;
  readonly data: Uint8Array<ArrayBuffer>;
  /** Store the data as it is. */
  readonly stored?: boolean;
}

/** Makes a small zip archive in memory. */
export function makeZip(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const members: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const body = file.stored ? file.data : deflateRawSync(file.data);
    const name = new TextEncoder().encode(file.name);
    const shared = [
      [2, 20], // Version needed.
      [2, 0], // Flags.
      [2, file.stored ? 0 : 8],
      [2, 0], // Time.
      [2, 0x5a21], // Date.
      [4, crc32(file.data)],
      [4, body.length],
      [4, file.data.length],
      [2, name.length],
    ] as const;
    // The directory's entries carry no extra field, the members' one do.
    const extra = fields([2, 0xcafe], [2, 2], [2, 7]);
    const member = join([
      fields([4, 0x04034b50], ...shared, [2, extra.length]),
      name,
      extra,
      body,
    ]);
    directory.push(
      fields([4, 0x02014b50], [2, 20], ...shared, [2, 0], [2, 0]),
      fields([2, 0], [2, 0], [4, 0o100644 * 0x10000], [4, offset]),
      name,
    );
    members.push(member);
    offset += member.length;
  }
  const entries = join(directory);
  const { length } = files;
  const end = fields(
    [4, 0x06054b50],
    ...[[2, 0], [2, 0], [2, length], [2, length]] as const,
    [4, entries.length],
    [4, offset],
    [2, 0],
  );
  return join([...members, entries, end]);
}

/** Little-endian numbers, each as `[bytes, value]`. */
function fields(...numbers: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const size = numbers.reduce((sum, [bytes]) => sum + bytes, 0);
  const view = new DataView(new ArrayBuffer(size));
  let at = 0;
  for (const [bytes, value] of numbers) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
