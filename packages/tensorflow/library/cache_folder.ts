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
  os: string = Deno.build.os,
  env: (name: string) => string | undefined = (name) => Deno.env.get(name),
): string {
  const own = env("REVISAGE_CACHE");
  if (own) return own;
  const shared = os === "darwin" ? undefined : env("XDG_CACHE_HOME");
  // The XDG specification has relative paths ignored.
  if (shared?.startsWith("/")) return `${shared}/revisage`;
  const home = env("HOME");
  if (home) {
    return `${home}/${os === "darwin" ? "Library/Caches" : ".cache"}/revisage`;
  }
  throw new LibraryError(
    "cache",
    "Cannot choose a cache folder: HOME must be set, got nothing",
    "set REVISAGE_CACHE to a folder that may be written to",
  );
}
