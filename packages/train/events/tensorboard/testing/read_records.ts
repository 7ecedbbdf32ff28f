import { maskedCrc32c } from "../crc32c.ts";
import { FOOTER, HEADER } from "../frame_record.ts";

/** The records of a file, and where the last whole one ends. */
export function readRecords(
  file: Uint8Array,
): { records: Uint8Array[]; end: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const check = (from: number, to: number) => {
    const expected = maskedCrc32c(file.subarray(from, to));
    if (view.getUint32(to, true) !== expected) {
      throw new Error(`checksum at byte ${to} must be ${expected}`);
    }
  };
  const records: Uint8Array[] = [];
  let end = 0;
  while (end + HEADER <= file.length) {
    check(end, end + 8);
    const from = end + HEADER;
    const to = from + Number(view.getBigUint64(end, true));
    if (to + FOOTER > file.length) break;
    check(from, to);
    records.push(file.slice(from, to));
    end = to + FOOTER;
  }
  return { records, end };
}
