import { assertEquals, assertMatch } from "@std/assert";
import { createHash } from "node:crypto";
import { entryName, readEntry } from "./cache_entry.ts";
import { cacheFolder } from "./cache_folder.ts";
import { systemName, THIS_SYSTEM } from "./system.ts";
import { WHEELS } from "./wheels.ts";

Deno.test("wheels are known for three systems, each once", () => {
  const names = WHEELS.map(systemName);
  assertEquals(names, ["Linux x86-64", "Linux arm64", "macOS arm64"]);
});

Deno.test("each wheel has its digests and two libraries, the main one first", () => {
  for (const { sha256, libraries } of WHEELS) {
    const digests = [sha256, ...libraries.map(({ sha256 }) => sha256)];
    for (const digest of digests) assertMatch(digest, /^[0-9a-f]{64}$/);
    assertEquals(new Set(digests).size, 3);
    const [main, framework] = libraries;
    assertMatch(main.name, /^libtensorflow_cc\.(so\.2|2\.dylib)$/);
    assertMatch(framework!.name, /^libtensorflow_framework\./);
  }
});

/** The folder of this system's libraries, if they have been fetched. */
async function fetchedFolder(): Promise<string | null> {
  const { os, arch } = THIS_SYSTEM;
  const wheel = WHEELS.find((row) => row.os === os && row.arch === arch);
  if (wheel === undefined) return null;
  const folder = `${cacheFolder()}/${entryName(wheel)}`;
  return (await readEntry(folder, wheel)).state === "whole" ? folder : null;
}

const folder = await fetchedFolder();
if (folder === null) {
  console.log("The published libraries are not tested: none was fetched yet.");
}

Deno.test({
  name: "the libraries in the cache are the published ones, bit for bit",
  ignore: folder === null,
  fn: async () => {
    const wheel = WHEELS.find((row) => folder!.endsWith(entryName(row)))!;
    for (const { name, sha256 } of wheel.libraries) {
      const hash = createHash("sha256");
      using file = await Deno.open(`${folder}/${name}`);
      for await (const chunk of file.readable) hash.update(chunk);
      assertEquals(hash.digest("hex"), sha256);
    }
  },
});
