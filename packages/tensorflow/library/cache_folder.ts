import { cacheFolder as findFolder } from "@revisage/core";
import { LibraryError } from "./library_error.ts";

/**
 * The folder in which Revisage keeps what it has fetched.
 *
 * `REVISAGE_CACHE` if that is set; else `revisage` in `~/Library/Caches` on
 * macOS, and in `XDG_CACHE_HOME` or `~/.cache` elsewhere.
 *
 * @param os Operating system, as `Deno.build.os` spells it.
 * @param env Reads an environment variable.
 * @throws {LibraryError} `"cache"`, if no variable tells where the home is.
 */
export function cacheFolder(
  os?: string,
  env?: (name: string) => string | undefined,
): string {
  const folder = findFolder(os, env);
  if (folder !== null) return folder;
  throw new LibraryError(
    "cache",
    "Cannot choose a cache folder: HOME must be set, got nothing",
    "set REVISAGE_CACHE to a folder that may be written to",
  );
}
