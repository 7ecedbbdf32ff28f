/**
 * Processes that train are ended, whenever it happens.
 *
 * @module
 */
import { Rng } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { readMetrics } from "../events/mod.ts";
import { findCheckpoint } from "../run/mod.ts";
import { inFolder } from "../run/testing/in_folder.ts";
import { Child } from "../run/testing/processes.ts";

const SCRIPT = new URL("../testing/train_until_killed.ts", import.meta.url);
const KILLS = 6;
/** More than all kills leave time for. */
const STEPS = "1000";

/** The number at the end of a line such as `begins at 7`. */
function numberIn(line: string | undefined): number {
  return Number(line?.match(/\d+/)?.[0]);
}

/** Trains until the kill: where it began, and the last step it told of. */
async function trainUntilKilled(run: string, rng: Rng) {
  await using child = Child.run(SCRIPT, run, STEPS);
  const begin = numberIn(await child.line());
  let last = begin;
  for (let i = rng.integer(1, 4); i > 0; i--) {
    last = numberIn(await child.line());
  }
  const after = rng.uniform(0, 200); // Milliseconds.
  const timer = setTimeout(() => child.kill("SIGKILL"), after);
  const { lines, signal } = await child.rest();
  clearTimeout(timer);
  assertEquals(signal, "SIGKILL");
  if (lines.length > 0) last = numberIn(lines.at(-1));
  return { begin, last };
}

Deno.test({
  name: "a run that is killed again and again loses two steps at most",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const run = join(folder, "run");
      const rng = new Rng(3).split("kills");
      let before = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const { begin, last } = await trainUntilKilled(run, rng.split(kill));
        // The last step was under way, the one before was being written.
        assert(begin >= before - 2, `${begin} after ${before}`);
        assert(last > begin, "a process came nowhere");
        before = last;
      }
      const good = await findCheckpoint(run);
      assert((good?.step ?? 0) >= before - 2);
      const lines = await readMetrics(join(run, "metrics.jsonl"));
      const steps = lines.map(({ step }) => step);
      assertEquals(steps, steps.map((_, i) => i)); // Each once.
    }),
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test({
    name: `${signal} finishes the step and saves it`,
    ignore: Deno.build.os === "windows",
    fn: () =>
      inFolder(async (folder) => {
        const run = join(folder, "run");
        await using child = Child.run(SCRIPT, run, STEPS);
        await child.line();
        await child.line();
        child.kill(signal);
        const { lines, code } = await child.rest();
        assertEquals(code, 0);
        const end = numberIn(lines.at(-1));
        assertEquals(lines.at(-1), `ends at ${end}`);
        assertEquals((await findCheckpoint(run))?.step, end);
      }),
  });
}
