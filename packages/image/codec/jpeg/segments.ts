import { Malformed } from "../malformed.ts";

/** Markers by name; T.81, table B.1. */
export const MARKER = {
  DHT: 0xc4,
  DAC: 0xcc,
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  DQT: 0xdb,
  DRI: 0xdd,
  APP0: 0xe0,
  APP1: 0xe1,
  APP14: 0xee,
} as const;

/** A part of a file: its marker, its content, and where it ends. */
export interface Segment {
  readonly marker: number;
  readonly body: Uint8Array;
  readonly end: number;
}

/**
 * Finds the next segment.
 *
 * Bytes before the marker are skipped, as libjpeg does; some cameras leave some.
 *
 * @param bytes The file.
 * @param at Where to look from.
 * @throws {Malformed} If the file ends before the segment does.
 */
export function nextSegment(bytes: Uint8Array, at: number): Segment {
  while (!isMarker(bytes, at)) {
    at = bytes.indexOf(0xff, at + 1);
    if (at < 0) throw new Malformed("it is cut off: its end marker is missing");
  }
  const marker = bytes[at + 1]!;
  if (marker === MARKER.EOI) {
    return { marker, body: bytes.subarray(0, 0), end: at + 2 };
  }
  const length = bytes[at + 2]! << 8 | bytes[at + 3]!;
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) {
    const name = `0xFF${marker.toString(16).toUpperCase().padStart(2, "0")}`;
    throw new Malformed(
      length < 2
        ? `segment ${name} must have at least 2 bytes, got ${length}`
        : `it is cut off: segment ${name} ends at byte ${end} of ${bytes.length}`,
    );
  }
  return { marker, body: bytes.subarray(at + 4, end), end };
}

/** Whether a marker that starts a segment lies here; restarts do not. */
function isMarker(bytes: Uint8Array, at: number): boolean {
  const code = bytes[at + 1];
  if (bytes[at] !== 0xff || code === undefined) return false;
  const restart = code >= 0xd0 && code <= 0xd7;
  return code > 0x01 && code !== 0xff && code !== MARKER.SOI && !restart;
}

/** A 16-bit number of a segment. */
export function word(body: Uint8Array, at: number): number {
  return body[at]! << 8 | body[at + 1]!;
}
