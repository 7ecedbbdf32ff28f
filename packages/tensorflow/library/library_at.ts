import { binaryKind, HEADER_BYTES, UNIVERSAL } from "./binary_kind.ts";
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
  const kind = await kindOf(file);
  const wanted = `${systemName(Deno.build)} library`;
  const fits = kind === wanted ||
    (kind === UNIVERSAL && Deno.build.os === "darwin");
  if (!fits) {
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

async function kindOf(path: string): Promise<string> {
  using file = await Deno.open(path);
  const { size } = await file.stat();
  const bytes = new Uint8Array(HEADER_BYTES);
  const count = await file.read(bytes) ?? 0;
  return binaryKind(new DataView(bytes.buffer, 0, count), size);
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
