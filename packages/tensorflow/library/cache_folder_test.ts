import { assertEquals, assertThrows } from "@std/assert";
import { cacheFolder } from "./cache_folder.ts";
import { LibraryError } from "./library_error.ts";

function folder(os: string, env: Readonly<Record<string, string>>): string {
  return cacheFolder(os, (name) => env[name]);
}

Deno.test("cacheFolder() is where each system keeps such things", () => {
  const HOME = "/home/ada";
  assertEquals(folder("linux", { HOME }), "/home/ada/.cache/revisage");
  assertEquals(folder("darwin", { HOME }), "/home/ada/Library/Caches/revisage");
});

Deno.test("cacheFolder() heeds XDG_CACHE_HOME, but not on macOS", () => {
  const env = { HOME: "/home/ada", XDG_CACHE_HOME: "/scratch" };
  assertEquals(folder("linux", env), "/scratch/revisage");
  assertEquals(folder("darwin", env), "/home/ada/Library/Caches/revisage");
});

Deno.test("cacheFolder() ignores a relative XDG_CACHE_HOME", () => {
  const env = { HOME: "/home/ada", XDG_CACHE_HOME: "scratch" };
  assertEquals(folder("linux", env), "/home/ada/.cache/revisage");
});

Deno.test("cacheFolder() is REVISAGE_CACHE itself where that is set", () => {
  const env = {
    HOME: "/home/ada",
    XDG_CACHE_HOME: "/scratch",
    REVISAGE_CACHE: "/faces",
  };
  assertEquals(folder("linux", env), "/faces");
  assertEquals(folder("darwin", env), "/faces");
});

Deno.test("cacheFolder() needs a home", () => {
  const error = assertThrows(() => folder("linux", {}), LibraryError);
  assertEquals(error.kind, "cache");
  assertEquals(
    error.message,
    "Cannot choose a cache folder: HOME must be set, got nothing; set " +
      "REVISAGE_CACHE to a folder that may be written to, or set " +
      "REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a TensorFlow 2.21 " +
      "that you have",
  );
});
