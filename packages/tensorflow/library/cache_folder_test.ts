import { assertEquals, assertThrows } from "@std/assert";
import { cacheFolder } from "./cache_folder.ts";
import { LibraryError } from "./library_error.ts";

Deno.test("cacheFolder() is where the rest of Revisage keeps things", () => {
  const env = new Map([["HOME", "/home/ada"]]);
  const folder = cacheFolder("linux", (name) => env.get(name));
  assertEquals(folder, "/home/ada/.cache/revisage");
});

Deno.test("cacheFolder() needs a home", () => {
  const error = assertThrows(
    () => cacheFolder("linux", () => undefined),
    LibraryError,
  );
  assertEquals(error.kind, "cache");
  assertEquals(
    error.message,
    "Cannot choose a cache folder: HOME must be set, got nothing; set " +
      "REVISAGE_CACHE to a folder that may be written to, or set " +
      "REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a TensorFlow 2.21 " +
      "that you have",
  );
});
