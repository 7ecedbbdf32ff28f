import { assert, assertEquals, assertMatch } from "@std/assert";
import { CONVERTERS } from "./convert/converters.ts";
import { WEIGHTS } from "./weights.ts";

const ENTRIES = Object.entries(WEIGHTS);
const SOURCES = ENTRIES.flatMap(([, { sources }]) => sources);

Deno.test("WEIGHTS is plain data, and calls each entry by its name", () => {
  assertEquals(JSON.parse(JSON.stringify(WEIGHTS)), WEIGHTS);
  for (const [key, { name, file, converter, sources }] of ENTRIES) {
    assertEquals(name, key);
    if (converter === null) {
      assertEquals([file], sources.map(({ file }) => file));
    } else {
      assert(converter in CONVERTERS);
      assertEquals(file, `${name}.safetensors`);
    }
  }
});

Deno.test("every source of WEIGHTS has a file of its own, a digest and a home", () => {
  const files = new Set(SOURCES.map(({ file }) => file));
  assertEquals(files.size, SOURCES.length);
  for (const { file, bytes, digest, homes } of SOURCES) {
    assertMatch(file, /^[\w.-]+$/);
    assert(Number.isSafeInteger(bytes) && bytes > 0);
    const length = { sha256: 64, md5: 32 }[digest.algorithm];
    assertEquals(/^[0-9a-f]+$/.exec(digest.hex)?.[0].length, length);
    assert(homes.length > 0);
    for (const home of homes) {
      if (typeof home === "string") assertMatch(home, /^https:\/\//);
      else assertMatch(home.npm, /^[\w-]+@\d+\.\d+\.\d+$/);
    }
  }
});

Deno.test("digests of WEIGHTS begin as the names of their files say", () => {
  const told = SOURCES.flatMap(({ file, digest }) => {
    const start = /-([0-9a-f]{8})\.pth$/.exec(file)?.[1];
    return start === undefined ? [] : [[start, digest.hex.slice(0, 8)]];
  });
  assertEquals(told.length, 4);
  for (const [start, actual] of told) assertEquals(actual, start);
});
