import { assertEquals, assertRejects } from "@std/assert";
import { fetchWeights } from "./fetch_weights.ts";
import type { WeightsProgress } from "./progress.ts";
import { CONTENT, list, SHA256, weightsFrom } from "./testing/any_weights.ts";
import { PIECE, serveFile } from "./testing/file_server.ts";
import { withFolder } from "@tools/with-folder";
import { WeightsError } from "./weights_error.ts";

Deno.test("fetchWeights() fetches once, checks, and tells how far it is", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const entry = weightsFrom(server.url("/slow"));
    const told: WeightsProgress[] = [];
    const onProgress = (progress: WeightsProgress) => void told.push(progress);
    const path = await fetchWeights(entry, { cache, onProgress });
    assertEquals(path, `${cache}/weights/any.bin`);
    assertEquals(await Deno.readFile(path), CONTENT);
    assertEquals(await list(`${cache}/weights`), ["any.bin"]);
    const download = { stage: "download", file: "any.bin", total: 4321 };
    const received = [1000, 2000, 3000, 4000, 4321];
    assertEquals(told, received.map((received) => ({ ...download, received })));
    assertEquals(await fetchWeights(entry, { cache, onProgress }), path);
    assertEquals(server.asked, [{ path: "/slow", range: null }]);
    assertEquals(told.length, 5);
  }));

Deno.test("a download that is cut goes on where it was", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const path = await fetchWeights(weightsFrom(server.url("/cut")), { cache });
    assertEquals(await Deno.readFile(path), CONTENT);
    assertEquals(server.asked.map(({ range }) => range), [
      null,
      "bytes=1000-",
      "bytes=2000-",
      "bytes=3000-",
      "bytes=4000-",
    ]);
  }));

Deno.test("a download that was stopped goes on the next time", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const stop = new AbortController();
    const reason = new Error("the user has had enough");
    const error = await assertRejects(() =>
      fetchWeights(weightsFrom(server.url("/slow")), {
        cache,
        signal: stop.signal,
        onProgress: ({ received }) => received === 2000 && stop.abort(reason),
      })
    );
    assertEquals(error, reason);
    assertEquals(await list(`${cache}/weights`), ["any.bin.part"]);
    // At another home, too: it is the same file.
    await fetchWeights(weightsFrom(server.url("/file")), { cache });
    assertEquals(server.asked.at(-1), { path: "/file", range: "bytes=2000-" });
    assertEquals(await list(`${cache}/weights`), ["any.bin"]);
  }));

Deno.test("what is left of another file is found out and dropped", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    await Deno.mkdir(`${cache}/weights`);
    for (const size of [10, 4321, 9999]) {
      const left = `${cache}/weights/any.bin.part`;
      await Deno.writeFile(left, new Uint8Array(size));
      const entry = weightsFrom(server.url("/file"));
      const path = await fetchWeights(entry, { cache });
      assertEquals(await Deno.readFile(path), CONTENT);
      await Deno.remove(path);
    }
    const ranges = server.asked.map(({ range }) => range);
    assertEquals(ranges, ["bytes=10-", null, null, null]);
  }));

Deno.test("a home that gives only the whole file is heard from its start", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    await Deno.mkdir(`${cache}/weights`);
    const left = CONTENT.subarray(0, 100);
    await Deno.writeFile(`${cache}/weights/any.bin.part`, left);
    const entry = weightsFrom(server.url("/whole"));
    const path = await fetchWeights(entry, { cache });
    assertEquals(await Deno.readFile(path), CONTENT);
    assertEquals(server.asked, [{ path: "/whole", range: "bytes=100-" }]);
  }));

Deno.test("a redirect is followed", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const entry = weightsFrom(server.url("/moved"));
    const path = await fetchWeights(entry, { cache });
    assertEquals(await Deno.readFile(path), CONTENT);
    assertEquals(server.asked.map(({ path }) => path), ["/moved", "/file"]);
  }));

/** What each bad home gives, and whether it was reached. */
const BAD_HOMES: readonly (readonly [string, string, string])[] = [
  ["/none", "home", "HTTP 404 from HOST"],
  ["/busy", "home", "HTTP 503 from HOST"],
  ["/page", "home", "a file of 28 bytes from HOST"],
  ["/endless", "home", "more than 4321 bytes from HOST"],
  ["/wrong", "digest", "a file with SHA-256 WRONG from HOST"],
  ["/mute", "network", "silence of 0.1 s from HOST"],
  ["/early", "network", "an early end from HOST"],
];

Deno.test.each(BAD_HOMES.map(([path]) => [path]))(
  "after a bad home the next one is asked: %s",
  (path) =>
    withFolder(async (cache) => {
      await using server = serveFile(CONTENT);
      const homes = [server.url(path), server.url("/file")];
      const found = await fetchWeights(weightsFrom(...homes), {
        cache,
        silence: 100,
      });
      assertEquals(await Deno.readFile(found), CONTENT);
    }),
);

Deno.test.each(BAD_HOMES.map((home) => [...home] as const))(
  "if no home gives the file, the error says what to do: %s",
  (path, kind, got) =>
    withFolder(async (cache) => {
      await using server = serveFile(CONTENT);
      const home = server.url(path);
      const error = await assertRejects(
        () => fetchWeights(weightsFrom(home), { cache, silence: 100 }),
        WeightsError,
      );
      assertEquals(error.kind, kind);
      assertEquals(
        error.message.replace(/SHA-256 \w+ from/, "SHA-256 WRONG from"),
        `Cannot fetch any.bin: one of its homes must give it, got ${
          got.replace("HOST", new URL(home).host)
        }; by hand, put the file with SHA-256 ${SHA256} (4321 bytes, from ` +
          `${home}) at ${cache}/weights/any.bin`,
      );
    }),
);

Deno.test("a home that was silent is continued at the next", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const homes = [server.url("/silent"), server.url("/file")];
    const options = { cache, silence: 100 };
    await fetchWeights(weightsFrom(...homes), options);
    const last = server.asked.at(-1);
    // It is asked again as long as it gives something; five times at most.
    assertEquals(last, { path: "/file", range: `bytes=${5 * PIECE / 2}-` });
  }));

Deno.test("a part that begins elsewhere is not taken", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const error = await assertRejects(
      () => fetchWeights(weightsFrom(server.url("/shifted")), { cache }),
      WeightsError,
    );
    assertEquals(error.message.includes('"bytes 1-4320/4321" of a file'), true);
  }));
