import { systemName } from "./system.ts";

/** How much of a file tells what it is. */
export const HEADER_BYTES = 64;

const ELF_MACHINES = new Map([[62, "x86_64"], [183, "aarch64"]]);
const MACH_PROCESSORS = new Map([
  [0x01000007, "x86_64"],
  [0x0100000c, "aarch64"],
]);

/** What a file with libraries for several processors in one is called. */
export const UNIVERSAL = "universal macOS library";

/**
 * What a file is, told by how it begins: `Linux x86-64 library`.
 *
 * Loading the wrong file would fail too, but with the loader's words; and a
 * file that was cut short would end the process.
 *
 * @param header The first {@linkcode HEADER_BYTES} bytes, or all there are.
 * @param size Size of the whole file.
 */
export function binaryKind(header: DataView, size: number): string {
  if (header.byteLength < HEADER_BYTES) return "file of another kind";
  const magic = header.getUint32(0);
  if (magic === 0x7f454c46) { // ELF
    const arch = ELF_MACHINES.get(header.getUint16(18, true)) ?? "other";
    const library = `${systemName({ os: "linux", arch })} library`;
    return elfEnd(header) <= size ? library : `${library} that was cut short`;
  }
  if (magic === 0xcffaedfe) { // Mach-O of 64 bits
    const arch = MACH_PROCESSORS.get(header.getUint32(4, true)) ?? "other";
    return `${systemName({ os: "darwin", arch })} library`;
  }
  return magic === 0xcafebabe ? UNIVERSAL : "file of another kind";
}

/** Where an ELF file's table of sections ends: nearly always its last bytes. */
function elfEnd(header: DataView): number {
  const start = Number(header.getBigUint64(40, true));
  return start + header.getUint16(58, true) * header.getUint16(60, true);
}
