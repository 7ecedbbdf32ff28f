/**
 * The folder in which Revisage keeps what it has fetched.
 *
 * `REVISAGE_CACHE` if that is set; else `revisage` in `~/Library/Caches` on
 * macOS, and in `XDG_CACHE_HOME` or `~/.cache` elsewhere.
 *
 * @param os Operating system, as `Deno.build.os` spells it.
 * @param env Reads an environment variable.
 * @returns Its path, or null if no variable tells where the home is.
 *
 * @example
 * ```ts
 * import { cacheFolder } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const env = new Map([["HOME", "/home/ada"]]);
 * const folder = cacheFolder("linux", (name) => env.get(name));
 * assertEquals(folder, "/home/ada/.cache/revisage");
 * ```
 */
export function cacheFolder(
  os: string = Deno.build.os,
  env: (name: string) => string | undefined = (name) => Deno.env.get(name),
): string | null {
  const own = env("REVISAGE_CACHE");
  if (own) return own;
  const shared = os === "darwin" ? undefined : env("XDG_CACHE_HOME");
  // The XDG specification has relative paths ignored.
  if (shared?.startsWith("/")) return `${shared}/revisage`;
  const home = env("HOME");
  if (!home) return null;
  return `${home}/${os === "darwin" ? "Library/Caches" : ".cache"}/revisage`;
}
