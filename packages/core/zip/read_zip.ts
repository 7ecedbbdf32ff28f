import { locateMember, type ZipMember, type ZipSource } from "./zip_member.ts";
import { readDirectory } from "./zip_directory.ts";
import { ZipError } from "./zip_error.ts";

/** What a zip archive holds, by name. */
export interface ZipArchive {
  /** The names of its members, in the order of its directory. */
  readonly names: Iterable<string>;
  /**
   * Finds a member by its name.
   *
   * @returns Where it lies; undefined if there is none.
   * @throws {ZipError} If it is encrypted, or packed in an unusual way, or does
   * not lie within the archive.
   */
  find(name: string): ZipMember | undefined;
}

const DIRECTORY_HEADER = 0x02014b50;
const HEADER_BYTES = 46;

/**
 * Reads the directory of a zip archive, and nothing else.
 *
 * Knows stored and deflated members, 64-bit sizes and offsets. Not encryption,
 * not archives in several parts. Nothing in it is believed: what would lie
 * outside of the archive is refused.
 *
 * @param source Reads the archive in pieces.
 * @throws {ZipError} If it is not such an archive.
 *
 * @example
 * ```ts
 * import { readZip, ZipError } from "@revisage/core";
 * import { assertThrows } from "@std/assert";
 *
 * const bytes = new TextEncoder().encode("no archive");
 * const source = {
 *   name: "notes.txt",
 *   size: bytes.length,
 *   read: (begin: number, length: number) =>
 *     bytes.slice(begin, begin + length),
 * };
 * assertThrows(() => readZip(source), ZipError, "Cannot read notes.txt: ");
 * ```
 */
export function readZip(source: ZipSource): ZipArchive {
  const directory = readDirectory(source);
  const places = new Map<string, number>();
  for (let at = 0; at + HEADER_BYTES <= directory.byteLength;) {
    if (directory.getUint32(at, true) !== DIRECTORY_HEADER) {
      throw new ZipError(source.name, "its directory must be whole");
    }
    const name = nameAt(directory, at);
    if (places.has(name)) {
      throw new ZipError(source.name, `it must hold ${name} once, got two`);
    }
    places.set(name, at);
    at += HEADER_BYTES + directory.getUint16(at + 28, true) +
      directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return {
    names: places.keys(),
    find(name) {
      const at = places.get(name);
      if (at === undefined) return undefined;
      return locateMember(source, directory, at);
    },
  };
}

function nameAt(directory: DataView, at: number): string {
  const begin = directory.byteOffset + at + HEADER_BYTES;
  const rest = directory.byteLength - at - HEADER_BYTES;
  const length = Math.min(directory.getUint16(at + 28, true), rest);
  const name = new Uint8Array(directory.buffer, begin, length);
  return new TextDecoder().decode(name);
}
