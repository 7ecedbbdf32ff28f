import { maskedCrc32c } from "./crc32c.ts";

/** Bytes before the data: its length and the checksum of that. */
export const HEADER = 12;
/** Bytes after the data: its checksum. */
export const FOOTER = 4;

/** Puts data between length and checksums, as a file of TFRecords has it. */
export function frameRecord(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(HEADER + data.length + FOOTER);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, maskedCrc32c(record.subarray(0, 8)), true);
  record.set(data, HEADER);
  view.setUint32(HEADER + data.length, maskedCrc32c(data), true);
  return record;
}
