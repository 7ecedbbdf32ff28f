import type { PictureStamp } from "./stamp_pictures.ts";

/** A picture that a pack holds. */
export interface PackedPicture extends PictureStamp {
  /** Which record is its face: 0 is the first behind the prologue. */
  readonly slot: number;
}

/** A picture that is of no use. */
export interface SkippedPicture extends PictureStamp {
  /** Why not, as the second half of a sentence. */
  readonly why: string;
  /** Whether it could not even be read, which may pass: it is tried again. */
  readonly isUnread?: true;
}

/** What a pack holds, and of which folder. */
export interface PackIndex {
  /** Pixels along a side of each face. */
  readonly size: number;
  /** The fewest pixels along a side that a picture had to have. */
  readonly minSide: number;
  /** In natural order of their paths; slots are in no order. */
  readonly faces: readonly PackedPicture[];
  /** In natural order of their paths. */
  readonly skipped: readonly SkippedPicture[];
}

/** A pack as it lies on the disk. */
export interface Pack {
  /** No two packs have the same. */
  readonly id: string;
  /** What it holds. */
  readonly index: PackIndex;
}

/** Format and version; another version of the resizing needs another number. */
const MAGIC = "revisage-faces-1";
const ID_BYTES = 36;

/** Where the first record begins. */
export const PROLOGUE_BYTES: number = MAGIC.length + ID_BYTES + 12;

const END = "revisage";
const TRAILER_BYTES = 8 + END.length;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What stands before the records: format, version and the pack's name. */
export function encodePrologue(id: string): Uint8Array {
  const bytes = new Uint8Array(PROLOGUE_BYTES);
  bytes.set(encoder.encode(MAGIC + id));
  return bytes;
}

/**
 * What stands behind the records. It cannot stand before them: which pictures
 * are broken is known at the end.
 */
export function encodeIndex(index: PackIndex): Uint8Array {
  const text = encoder.encode(JSON.stringify(index));
  const bytes = new Uint8Array(text.length + TRAILER_BYTES);
  bytes.set(text);
  const { buffer } = bytes;
  new DataView(buffer).setBigUint64(text.length, BigInt(text.length), true);
  bytes.set(encoder.encode(END), text.length + 8);
  return bytes;
}

/** The bytes of a face. */
export function recordBytes(size: number): number {
  return 3 * size * size;
}

/**
 * Reads what a pack holds.
 *
 * @returns `null` if there is none, or none that is whole and of this version.
 */
export function readPack(path: string): Pack | null {
  try {
    using file = Deno.openSync(path);
    const id = readId(file);
    const index = id === null ? null : readIndex(file);
    return id === null || index === null ? null : { id, index };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The name of an open pack, or `null` if it is none of this version. */
export function readId(file: Deno.FsFile): string | null {
  const bytes = readAt(file, 0, new Uint8Array(PROLOGUE_BYTES));
  if (bytes === null) return null;
  const text = decoder.decode(bytes.subarray(0, MAGIC.length + ID_BYTES));
  return text.startsWith(MAGIC) ? text.slice(MAGIC.length) : null;
}

function readIndex(file: Deno.FsFile): PackIndex | null {
  const { size: length } = file.statSync();
  const end = length - TRAILER_BYTES;
  if (end < PROLOGUE_BYTES) return null;
  const trailer = readAt(file, end, new Uint8Array(TRAILER_BYTES));
  if (trailer === null || decoder.decode(trailer.subarray(8)) !== END) {
    return null;
  }
  const view = new DataView(trailer.buffer);
  const start = end - Number(view.getBigUint64(0, true));
  if (start < PROLOGUE_BYTES) return null;
  const text = readAt(file, start, new Uint8Array(end - start));
  if (text === null) return null;
  const index = JSON.parse(decoder.decode(text)) as PackIndex;
  const records = index.faces.length * recordBytes(index.size);
  return PROLOGUE_BYTES + records === start ? index : null;
}

/**
 * Fills `into` from a place in a file.
 *
 * @returns `into`, or `null` if the file ends before.
 */
export function readAt<T extends Uint8Array>(
  file: Deno.FsFile,
  offset: number,
  into: T,
): T | null {
  file.seekSync(offset, Deno.SeekMode.Start);
  for (let done = 0; done < into.length;) {
    const count = file.readSync(into.subarray(done));
    if (count === null) return null;
    done += count;
  }
  return into;
}
