import { entryName, readEntry } from "./cache_entry.ts";
import { cacheFolder as defaultCacheFolder } from "./cache_folder.ts";
import { diskFullError } from "./disk.ts";
import { fetchLibrary } from "./fetch_library.ts";
import { libraryAt } from "./library_at.ts";
import { LibraryError } from "./library_error.ts";
import { type System, THIS_SYSTEM, wheelFor } from "./system.ts";
import type { TensorFlowLibrary } from "./types.ts";
import type { Wheel } from "./wheels.ts";

/** Where to look for TensorFlow's library, and whether to fetch it. */
export interface FindLibraryOptions {
  /** The library, or the folder that holds it; nothing else is looked at. */
  readonly path?: string;
  /** Where to keep what is fetched; {@linkcode cacheFolder} by default. */
  readonly cacheFolder?: string;
  /** Whether to fetch a library that is in no other place. Default true. */
  readonly download?: boolean;
  /** Whether to say nothing on stderr. Default false. */
  readonly quiet?: boolean;
}

/**
 * Finds TensorFlow's library, and fetches it the first time.
 *
 * Looks, in this order, at `path`, at `REVISAGE_LIBTENSORFLOW` (both name the
 * file, or the folder that holds it), and in the cache folder. Else pip
 * downloads the wheel of TensorFlow for the CPU, and its two libraries are
 * kept in the cache folder. For a GPU, let `REVISAGE_LIBTENSORFLOW` name the
 * library of an installed `tensorflow[and-cuda]`.
 *
 * Progress is told on stderr. Several processes may call this at once: one of
 * them fetches. One that is killed meanwhile does no harm.
 *
 * Needs `--allow-env --allow-read`, and to fetch `--allow-write` and
 * `--allow-run=python3,python`.
 *
 * @param system What to find it for: this computer, unless a test says else.
 * @throws {LibraryError} If it cannot be had; the message says what to do.
 */
export async function findLibrary(
  options: FindLibraryOptions = {},
  system: System = THIS_SYSTEM,
): Promise<TensorFlowLibrary> {
  try {
    return await find(options, system);
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) throw permissionError(error);
    throw error;
  }
}

async function find(
  options: FindLibraryOptions,
  system: System,
): Promise<TensorFlowLibrary> {
  if (options.path !== undefined) return libraryAt(options.path, "option");
  const named = Deno.env.get("REVISAGE_LIBTENSORFLOW");
  if (named) return libraryAt(named, "environment");
  const wheel = wheelFor(system);
  const cache = options.cacheFolder ?? defaultCacheFolder(system.os);
  try {
    const found = await readEntry(`${cache}/${entryName(wheel)}`, wheel);
    if (found.state === "whole") return found.library;
    if (options.download === false) throw missingError(wheel, cache);
    return await fetchLibrary(wheel, cache, options.quiet ?? false);
  } catch (error) {
    throw explainFileError(error, wheel, cache);
  }
}

function missingError(wheel: Wheel, cache: string): LibraryError {
  return new LibraryError(
    "missing",
    `Cannot find TensorFlow ${wheel.version}: ${cache} must hold it, ` +
      "got none, and fetching was turned off",
    "let it be fetched",
  );
}

/** Names the folder in what the system says about files. */
function explainFileError(
  error: unknown,
  wheel: Wheel,
  cache: string,
): unknown {
  if (!(error instanceof Error) || error instanceof LibraryError) return error;
  if (error instanceof Deno.errors.NotCapable) return error;
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return diskFullError(wheel, cache);
  }
  if (
    error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.NotADirectory ||
    error instanceof Deno.errors.AlreadyExists || code === "EROFS"
  ) {
    return new LibraryError(
      "cache",
      `Cannot keep TensorFlow ${wheel.version}: ${cache} must be a folder ` +
        `that may be written to, got "${error.message}"`,
      "set REVISAGE_CACHE to one that is",
      { cause: error },
    );
  }
  return error;
}

function permissionError(error: Error): LibraryError {
  const flag = /--allow-\w+/.exec(error.message)?.[0] ?? "--allow-all";
  const [what] = error.message.split(",");
  return new LibraryError(
    "permission",
    `Cannot look for TensorFlow: Deno must be run with ${flag}, got none: ` +
      `${what}`,
    `add ${flag}`,
    { cause: error },
  );
}
