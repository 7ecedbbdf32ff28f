import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { packPath } from "./pack_path.ts";

const KEY = { folder: "/data/my faces", size: 64, minSide: 64 };

/** Runs with other variables of the environment. */
function withEnv(values: Record<string, string>, run: () => void): void {
  const names = ["REVISAGE_CACHE", "XDG_CACHE_HOME", "HOME"];
  const before = names.map((name) => [name, Deno.env.get(name)] as const);
  try {
    for (const name of names) Deno.env.delete(name);
    for (const [name, value] of Object.entries(values)) {
      Deno.env.set(name, value);
    }
    run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Deno.env.delete(name);
      else Deno.env.set(name, value);
    }
  }
}

Deno.test("packPath() tells folders, sizes and least sides apart", () => {
  const path = packPath(KEY, "/cache");
  assertMatch(path, /^\/cache\/my_faces-64-[0-9a-f]{16}\.faces$/);
  assertEquals(packPath({ ...KEY }, "/cache"), path);
  const others = [
    { ...KEY, folder: "/other/my faces" },
    { ...KEY, size: 128 },
    { ...KEY, minSide: 32 },
  ].map((key) => packPath(key, "/cache"));
  assertEquals(new Set([path, ...others]).size, 4);
});

Deno.test("packPath() is in the user's cache folder, unless told otherwise", () => {
  withEnv({ REVISAGE_CACHE: "/own" }, () => {
    assert(packPath(KEY).startsWith("/own/faces/my_faces-64-"));
  });
  withEnv({}, () => {
    assertThrows(
      () => packPath(KEY),
      Error,
      "Cannot pack faces: HOME or REVISAGE_CACHE must be set, or a cache given",
    );
  });
});
