import { assertEquals } from "@std/assert";
import { cacheFolder } from "./cache_folder.ts";

function folder(os: string, env: Readonly<Record<string, string>>) {
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

Deno.test("cacheFolder() is null without a home", () => {
  assertEquals(folder("linux", {}), null);
});
