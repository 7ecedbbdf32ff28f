import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ROOT, runTask } from "../testing/run_task.ts";
import { withFaces } from "./testing/face_folders.ts";
import { evaluate, lasting, usual } from "./testing/run_evaluate.ts";

/** Starts the task's own process, which a signal reaches. */
async function start(
  words: readonly string[],
  cache: string,
): Promise<Deno.ChildProcess> {
  const { tasks } = JSON.parse(
    await Deno.readTextFile(join(ROOT, "deno.json")),
  );
  const [program, ...args] = tasks.evaluate.command.split(" ");
  assertEquals(program, "deno");
  return new Deno.Command(Deno.execPath(), {
    args: [...args, ...words],
    cwd: ROOT,
    env: { REVISAGE_CACHE: cache },
    stdout: "null",
    stderr: "piped",
  }).spawn();
}

Deno.test("evaluate goes on where a killed process was, to the same report", async () => {
  await withFaces(60, async (folders) => {
    const { folder } = folders;
    const words = [...usual(folders), "--json"];
    const cache = join(folder, "killed");
    const process = await start(words, cache);
    while (await bytesIn(join(cache, "evaluate")) === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    process.kill("SIGKILL");
    await process.output();
    const env = { REVISAGE_CACHE: cache };
    const resumed = await runTask("evaluate", words, { env });
    assertEquals(resumed.code, 0, resumed.stderr);
    const [, known] = /Measured before, and not again: (\d+)\./.exec(
      resumed.stderr,
    )!;
    assert(Number(known) >= 1);
    const fresh = await evaluate(folders, ...words);
    assertEquals(lasting(resumed.stdout), lasting(fresh.stdout));
  });
});

/** Bytes of all files in the folders of a folder; 0 if it is not there. */
async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      const path = join(folder, name);
      bytes += isDirectory ? await bytesIn(path) : (await Deno.stat(path)).size;
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return bytes;
}

Deno.test("evaluate ends by Ctrl-C after a pair, and says how to go on", async () => {
  await withFaces(60, async (folders) => {
    const cache = join(folders.folder, "stopped");
    const process = await start(usual(folders), cache);
    while (await bytesIn(join(cache, "evaluate")) === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    process.kill("SIGINT");
    const { code, stderr } = await process.output();
    const told = new TextDecoder().decode(stderr);
    assertEquals(code, 130, told);
    assertStringIncludes(told, "Stopping after this pair.");
    assert(/The same command goes on with the other \d+ pairs\./.test(told));
  });
});
