import { Rng } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { inFolder, namesOf } from "./testing/in_folder.ts";
import { Child } from "./testing/processes.ts";

const SCRIPT = new URL("./testing/save_in_a_loop.ts", import.meta.url);

/** What the script found when it started. */
interface Found {
  readonly step: number;
  readonly values: readonly number[];
  readonly names: readonly string[];
  readonly state?: unknown;
  readonly damaged?: readonly string[];
}

/**
 * Lets a process save until it is killed, at a time that it cannot know.
 *
 * @returns What it found, and the last step that it said was saved.
 */
async function saveUntilKilled(path: string, rng: Rng) {
  await using child = Child.run(SCRIPT, path);
  const found: Found = JSON.parse((await child.line())!);
  let saved = found.step;
  const timer = setTimeout(() => child.kill("SIGKILL"), rng.uniform(0, 60));
  const { lines, signal } = await child.rest();
  clearTimeout(timer);
  assertEquals(signal, "SIGKILL");
  if (lines.length > 0) saved = Number(lines.at(-1));
  return { found, saved };
}

function leftoversIn(path: string): string[] {
  return namesOf(join(path, "checkpoints"))
    .filter((name) => !/^step-\d+$/.test(name));
}

async function killOften(path: string, kills: number, rng: Rng): Promise<void> {
  let last = 0;
  let halves = 0;
  for (let i = 0; i <= kills; i++) {
    const { found, saved } = await saveUntilKilled(path, rng.split(i));
    const { step, values, names, state, damaged = [] } = found;
    // It may have been killed before it could tell of the last one.
    assert(step === last || step === last + 1, `${step} after ${last}`);
    assertEquals(values, [step]);
    assertEquals(state, step === 0 ? undefined : { step });
    assertEquals(damaged, []);
    const others = names.filter((name) => !/^step-\d+$/.test(name));
    assertEquals(others, []);
    assert(names.length <= 4, names.join()); // Three, and the best.
    last = saved;
    if (leftoversIn(path).length > 0) halves++;
  }
  assert(halves > 0, "no kill came in the middle of a write");
}

Deno.test({
  name: "a run killed at any moment goes on from its last checkpoint",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const rng = new Rng(0).split("kills");
      const runs = ["a", "b"].map((name) =>
        killOften(join(folder, name), 16, rng.split(name))
      );
      await Promise.all(runs);
    }),
});
