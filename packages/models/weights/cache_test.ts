import { assertEquals, assertRejects } from "@std/assert";
import { fetchWeights } from "./fetch_weights.ts";
import {
  CONTENT,
  list,
  SHA256,
  sha256Of,
  weightsFrom,
} from "./testing/any_weights.ts";
import { serveFile } from "./testing/file_server.ts";
import { withFolder } from "@tools/with-folder";
import { WeightsError } from "./weights_error.ts";

/** A home where nobody is: the server that had the port is gone. */
async function goneHome(): Promise<string> {
  await using server = serveFile(CONTENT);
  return server.url("/file");
}

Deno.test("offline, a file that was put there by hand is all it takes", () =>
  withFolder(async (cache) => {
    const home = await goneHome();
    const entry = weightsFrom(home);
    const error = await assertRejects(
      () => fetchWeights(entry, { cache }),
      WeightsError,
    );
    assertEquals(error.kind, "network");
    const path = `${cache}/weights/any.bin`;
    const by = `; by hand, put the file with SHA-256 ${SHA256} (4321 bytes, ` +
      `from ${home}) at ${path}`;
    assertEquals(
      error.message.replace(/\(.* \(os error \d+\)\)/, "(REASON)"),
      "Cannot fetch any.bin: one of its homes must give it, got no file from " +
        `${new URL(home).host} (REASON)${by}`,
    );
    assertEquals(await list(`${cache}/weights`), []);
    await Deno.writeFile(path, CONTENT);
    assertEquals(await fetchWeights(entry, { cache }), path);
  }));

Deno.test("a wrong file that was put there by hand is named, and kept", () =>
  withFolder(async (cache) => {
    await Deno.mkdir(`${cache}/weights`);
    const wrong = new Uint8Array([1, 2, 3]);
    await Deno.writeFile(`${cache}/weights/any.bin`, wrong);
    const error = await assertRejects(
      async () => fetchWeights(weightsFrom(await goneHome()), { cache }),
      WeightsError,
    );
    const got = `got a file with SHA-256 ${
      sha256Of(wrong)
    } in the cache and no`;
    assertEquals(error.message.includes(got), true, error.message);
    assertEquals(await list(`${cache}/weights`), ["any.bin"]);
  }));

Deno.test("a file that was damaged in the cache is fetched again", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const entry = weightsFrom(server.url("/file"));
    const path = await fetchWeights(entry, { cache });
    const damaged = CONTENT.slice();
    damaged[4000] = 1;
    await Deno.writeFile(path, damaged);
    await fetchWeights(entry, { cache });
    assertEquals(await Deno.readFile(path), CONTENT);
    assertEquals(server.asked.length, 2);
  }));

Deno.test("weights without a home say how to bring them", () =>
  withFolder(async (cache) => {
    const error = await assertRejects(
      () => fetchWeights(weightsFrom(), { cache }),
      WeightsError,
    );
    assertEquals(
      error.message,
      "Cannot fetch any.bin: one of its homes must give it, got no home; by " +
        `hand, put the file with SHA-256 ${SHA256} (4321 bytes) at ` +
        `${cache}/weights/any.bin`,
    );
  }));

Deno.test("fetchWeights() knows a name that was nearly right", () =>
  withFolder(async (cache) => {
    const name: string = "sfase";
    const error = await assertRejects(
      // @ts-expect-error: the name is not one of WEIGHTS.
      () => fetchWeights(name, { cache }),
      WeightsError,
    );
    assertEquals(error.kind, "name");
    assertEquals(
      error.message,
      "Cannot fetch weights: name must be one of lpips-alex, lpips-squeeze, " +
        "lpips-vgg, vgg19, inception-fid, sface, arcface, got " +
        `"sfase", did you mean "sface"?`,
    );
    assertEquals(await list(cache), []);
  }));

Deno.test("a cache folder that cannot be made is named", () =>
  withFolder(async (folder) => {
    const cache = `${folder}/file`;
    await Deno.writeTextFile(cache, "");
    const error = await assertRejects(
      () => fetchWeights(weightsFrom(), { cache }),
      WeightsError,
      `Cannot use ${cache} as cache folder: `,
    );
    assertEquals(error.kind, "cache");
    assertEquals(
      error.message.endsWith(
        "; set REVISAGE_CACHE to a folder that may be written to",
      ),
      true,
    );
  }));

Deno.test("a fetch that was stopped before it began does nothing", () =>
  withFolder(async (cache) => {
    const reason = new Error("stopped");
    const error = await assertRejects(() =>
      fetchWeights(weightsFrom(), { cache, signal: AbortSignal.abort(reason) })
    );
    assertEquals(error, reason);
    assertEquals(await list(cache), []);
  }));

Deno.test("weights go into REVISAGE_CACHE where no other cache is given", () =>
  withFolder(async (folder) => {
    await using server = serveFile(CONTENT);
    const before = Deno.env.get("REVISAGE_CACHE");
    Deno.env.set("REVISAGE_CACHE", folder);
    try {
      const path = await fetchWeights(weightsFrom(server.url("/file")));
      assertEquals(path, `${folder}/weights/any.bin`);
    } finally {
      if (before === undefined) Deno.env.delete("REVISAGE_CACHE");
      else Deno.env.set("REVISAGE_CACHE", before);
    }
  }));
