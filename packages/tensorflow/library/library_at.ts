import { LibraryError } from "./library_error.ts";
import type { LibrarySource, TensorFlowLibrary } from "./types.ts";
import { systemName } from "./system.ts";

/** The names that TensorFlow's library goes by, in the order they are tried. */
const NAMES: readonly string[] = [
  "libtensorflow_cc.so.2",
  "libtensorflow_cc.2.dylib",
  "libtensorflow_cc.so",
  "libtensorflow_cc.dylib",
];

/**
 * The library at a path that the user gave.
 *
 * @param path The library, or the folder that holds it.
 * @param source Who named it: chooses the words of an error.
 * @throws {LibraryError} `"path"`, if it is missing or no library that this
 * system can load.
 */
export async function libraryAt(
  path: string,
  source: LibrarySource,
): Promise<TensorFlowLibrary> {
  const file = await resolveFile(path, source);
  const kind = binaryKind(await readHeader(file));
  const wanted = `${systemName(Deno.build)} library`;
  if (kind !== wanted && kind !== `${Deno.build.os} universal library`) {
    throw pathError(path, source, `must be a ${wanted}`, `a ${kind}`);
  }
  return { path: file, source, version: null, digest: null };
}

async function resolveFile(
  path: string,
  source: LibrarySource,
): Promise<string> {
  // The real path, because the library looks for its sibling beside itself.
  const real = await realPath(path);
  if (real === null) throw pathError(path, source, "must exist", "nothing");
  if ((await Deno.stat(real)).isFile) return real;
  for (const name of NAMES) {
    const file = await realPath(`${real}/${name}`);
    if (file !== null) return file;
  }
  throw pathError(path, source, `must hold ${NAMES[0]}`, "a folder without it");
}

async function realPath(path: string): Promise<string | null> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    if (error instanceof Deno.errors.NotADirectory) return null;
    throw error;
  }
}

async function readHeader(path: string): Promise<DataView> {
  using file = await Deno.open(path);
  const bytes = new Uint8Array(20);
  const count = await file.read(bytes);
  return new DataView(bytes.buffer, 0, count ?? 0);
}

/**
 * What a file is, told by its first 20 bytes: `Linux x86-64 library`.
 *
 * Loading the wrong file would fail too, but with the loader's words.
 */
export function binaryKind(header: DataView): string {
  if (header.byteLength < 20) return "file of another kind";
  const magic = header.getUint32(0);
  if (magic === 0x7f454c46) { // ELF: the machine is at 18.
    const arch = new Map([[62, "x86_64"], [183, "aarch64"]])
      .get(header.getUint16(18, true));
    return `${systemName({ os: "linux", arch: arch ?? "other" })} library`;
  }
  if (magic === 0xcffaedfe) { // Mach-O of 64 bits: the processor is at 4.
    const arch = new Map([[0x01000007, "x86_64"], [0x0100000c, "aarch64"]])
      .get(header.getUint32(4, true));
    return `${systemName({ os: "darwin", arch: arch ?? "other" })} library`;
  }
  if (magic === 0xcafebabe) return "darwin universal library";
  return "file of another kind";
}

function pathError(
  path: string,
  source: LibrarySource,
  must: string,
  got: string,
): LibraryError {
  const named = source === "environment" ? "REVISAGE_LIBTENSORFLOW" : "path";
  return new LibraryError(
    "path",
    `Cannot use ${path} as TensorFlow: ${named} ${must}, got ${got}`,
    "leave it out to let TensorFlow be fetched",
  );
}
