import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertMatch } from "@std/assert";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { RunFolder } from "./run_folder.ts";
import { Counter } from "./testing/counter.ts";
import { inFolder, namesOf } from "./testing/in_folder.ts";
import { Child } from "./testing/processes.ts";
import { onSmallDisk } from "./testing/small_disk.ts";

await tf.setBackend("cpu");

const SCRIPT = fileURLToPath(
  new URL("./testing/save_twice.ts", import.meta.url),
);

/** Saves under a shell's words, in a process of its own. */
async function saveTwice(words: string, run: string): Promise<string[]> {
  const script = `${words}; exec "$0" run -A "$1" "$2"`;
  const args = ["-c", script, Deno.execPath(), SCRIPT, run];
  await using child = new Child("sh", args);
  return (await child.rest()).lines;
}

async function checkLeft(run: string, lines: string[], reason: string) {
  assertEquals(lines.length, 2);
  const folder = join(run, "checkpoints");
  for (const [index, step] of [20, 30].entries()) {
    assertMatch(
      lines[index]!,
      new RegExp(
        `^Cannot save step ${step} in ${folder}: ${reason} .*` +
          `; the last good checkpoint is ${folder}/step-10$`,
      ),
    );
  }
  assertEquals(namesOf(folder), ["step-10"]);
  await using open = await RunFolder.open(run, (config) => config);
  using model = new Counter(10);
  assertEquals((await open.checkpoints.resume({ model }))?.step, 10);
  assertEquals(new Set(model.values()), new Set([10]));
}

Deno.test({
  name: "a write that is cut short names the last good checkpoint, intact",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const run = join(folder, "run");
      // The limit on a file's size stands for a full disk: at most 4 MB.
      const lines = await saveTwice('trap "" XFSZ; ulimit -f 4000', run);
      await checkLeft(run, lines, "File too large");
    }),
});

Deno.test("a full disk names the last good checkpoint, intact", () =>
  inFolder(async (folder) => {
    await onSmallDisk(folder, 4, async () => {
      const run = join(folder, "run");
      const lines = await saveTwice(":", run);
      await checkLeft(run, lines, "No space left on device");
    });
  }));
