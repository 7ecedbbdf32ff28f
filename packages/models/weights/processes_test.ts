import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { fetchWeights } from "./fetch_weights.ts";
import { CONTENT, list, weightsFrom } from "./testing/any_weights.ts";
import { serveFile } from "./testing/file_server.ts";
import { withFolder } from "@tools/with-folder";

function start(
  cache: string,
  url: string,
  permissions: readonly string[] = [
    `--allow-read=${cache}`,
    `--allow-write=${cache}`,
    "--allow-net=127.0.0.1",
  ],
): Deno.ChildProcess {
  const script = import.meta.resolve("./testing/fetch_process.ts");
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      ...permissions,
      fileURLToPath(script),
      cache,
      url,
    ],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
}

Deno.test("of two processes one fetches, and the other waits for it", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const url = server.url("/slow");
    const outputs = await Promise.all(
      [1, 2].map(() => new Response(start(cache, url).stdout).text()),
    );
    const path = `${cache}/weights/any.bin`;
    for (const output of outputs) {
      assertEquals(output.trim().split("\n").at(-1), path);
    }
    assertEquals(await Deno.readFile(path), CONTENT);
    assertEquals(server.asked, [{ path: "/slow", range: null }]);
  }));

Deno.test("a process waits while another holds the lock, and says so", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    await Deno.mkdir(`${cache}/weights`);
    const path = `${cache}/weights/any.bin`;
    using lock = await Deno.open(`${path}.lock`, { create: true, write: true });
    await lock.lock(true);
    const child = start(cache, server.url("/file"));
    let output = "";
    for await (const bytes of child.stdout) {
      output += new TextDecoder().decode(bytes);
      if (output === "wait 0\n") {
        await Deno.writeFile(path, CONTENT); // As the other process would.
        await lock.unlock();
      }
    }
    assertEquals(output, `wait 0\n${path}\n`);
    assertEquals(server.asked, []);
    await child.status;
  }));

Deno.test("what a killed process has left is continued", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const child = start(cache, server.url("/silent"));
    for await (const bytes of child.stdout) {
      if (new TextDecoder().decode(bytes).includes("download 500")) {
        child.kill("SIGKILL");
      }
    }
    assertEquals((await child.status).signal, "SIGKILL");
    assertEquals(await list(`${cache}/weights`), ["any.bin.part"]);
    const entry = weightsFrom(server.url("/file"));
    const path = await fetchWeights(entry, { cache });
    assertEquals(await Deno.readFile(path), CONTENT);
    assertEquals(server.asked.at(-1), { path: "/file", range: "bytes=500-" });
    assertEquals(await list(`${cache}/weights`), ["any.bin"]);
  }));

Deno.test({
  name: "a full disk is called so",
  // The system has a device that is always full. Deno asks for all permissions
  // before it opens one.
  ignore: Deno.build.os !== "linux",
  fn: () =>
    withFolder(async (cache) => {
      await using server = serveFile(CONTENT);
      await Deno.mkdir(`${cache}/weights`);
      const path = `${cache}/weights/any.bin`;
      await Deno.symlink("/dev/full", `${path}.part`);
      const child = start(cache, server.url("/file"), ["--allow-all"]);
      assertEquals(
        await new Response(child.stdout).text(),
        `disk-full: Cannot fetch any.bin: ${path} must have room for 4321 ` +
          "bytes, got a full disk; set REVISAGE_CACHE to a folder on another " +
          "disk, or make room\n",
      );
    }),
});

Deno.test("a missing permission is named by its flag", () =>
  withFolder(async (cache) => {
    const disk = [`--allow-read=${cache}`, `--allow-write=${cache}`];
    const child = start(cache, "http://127.0.0.1:8009/", disk);
    const output = await new Response(child.stdout).text();
    const got =
      'got no file from 127.0.0.1:8009 (Requires net access to "127.0.0.1:8009", ' +
      "run again with the --allow-net flag); by hand, ";
    assertEquals(output.includes(got), true, output);
  }));
