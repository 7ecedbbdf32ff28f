import { openSafetensors } from "@revisage/core";
import { assertEquals, assertRejects } from "@std/assert";
import { fetchWeights } from "./fetch_weights.ts";
import { list, sha256Of } from "./testing/any_weights.ts";
import { serveFile } from "./testing/file_server.ts";
import { fixture } from "./testing/fixtures.ts";
import { withFolder } from "@tools/with-folder";
import type { WeightEntry } from "./weight_entry.ts";
import { WeightsError } from "./weights_error.ts";

const ALEX = Deno.readFileSync(fixture("alex.pth"));
const HEAD = Deno.readFileSync(fixture("head.pth"));
const MADE = ["alex.safetensors", "alex.safetensors.json"];

function alexFrom(alex: string, head: string): WeightEntry {
  return {
    name: "alex",
    file: "alex.safetensors",
    license: "MIT",
    note: "",
    sources: [
      {
        file: "alex.pth",
        bytes: ALEX.length,
        digest: { algorithm: "sha256", hex: sha256Of(ALEX) },
        homes: [alex],
      },
      {
        file: "head.pth",
        bytes: HEAD.length,
        digest: { algorithm: "sha256", hex: sha256Of(HEAD) },
        homes: [head],
      },
    ],
    converter: "lpips-alex",
  };
}

Deno.test("fetchWeights() converts once, and drops what it fetched for it", () =>
  withFolder(async (cache) => {
    await using alex = serveFile(ALEX);
    await using head = serveFile(HEAD);
    const entry = alexFrom(alex.url("/file"), head.url("/file"));
    const stages = new Set<string>();
    const path = await fetchWeights(entry, {
      cache,
      onProgress: ({ stage, file }) => stages.add(`${stage} ${file}`),
    });
    assertEquals([...stages], [
      "download alex.pth",
      "download head.pth",
      "convert alex.safetensors",
    ]);
    assertEquals(await list(`${cache}/weights`), MADE);
    using file = openSafetensors(path);
    assertEquals(file.metadata, { layout: "HWIO", license: "MIT" });
    assertEquals([...file.entries.keys()].sort(), [
      "conv1.bias",
      "conv1.kernel",
      "conv5.bias",
      "conv5.kernel",
      "lin0",
      "lin4",
    ]);
    await fetchWeights(entry, { cache });
    assertEquals([alex.asked.length, head.asked.length], [1, 1]);
  }));

Deno.test("a file that was damaged after it was made is made again", () =>
  withFolder(async (cache) => {
    await using alex = serveFile(ALEX);
    await using head = serveFile(HEAD);
    const entry = alexFrom(alex.url("/file"), head.url("/file"));
    const path = await fetchWeights(entry, { cache });
    const whole = await Deno.readFile(path);
    const damaged = whole.slice();
    damaged[whole.length - 1]! ^= 1;
    await Deno.writeFile(path, damaged);
    await fetchWeights(entry, { cache });
    assertEquals(await Deno.readFile(path), whole);
    await Deno.remove(path);
    await fetchWeights(entry, { cache });
    assertEquals(alex.asked.length, 3);
    // And when the registry says that it is made in another way.
    await fetchWeights({ ...entry, license: "other" }, { cache });
    assertEquals(alex.asked.length, 4);
  }));

Deno.test("sources that were put there by hand are used, and stay", () =>
  withFolder(async (cache) => {
    await Deno.mkdir(`${cache}/weights`);
    await Deno.writeFile(`${cache}/weights/alex.pth`, ALEX);
    await using head = serveFile(HEAD);
    const entry = alexFrom("http://127.0.0.1:9/", head.url("/file"));
    await fetchWeights(entry, { cache });
    assertEquals(await list(`${cache}/weights`), ["alex.pth", ...MADE]);
  }));

Deno.test("a source that holds other things is refused with its weights' name", () =>
  withFolder(async (cache) => {
    await using alex = serveFile(ALEX);
    await using head = serveFile(HEAD);
    const entry = alexFrom(alex.url("/file"), head.url("/file"));
    const error = await assertRejects(
      () => fetchWeights({ ...entry, converter: "inception-fid" }, { cache }),
      WeightsError,
    );
    assertEquals(error.kind, "source");
    assertEquals(
      error.message,
      `Cannot make weights alex: Cannot convert ${cache}/weights/alex.pth: it ` +
        "must hold weights of inception-fid, got none",
    );
  }));
