import { assertEquals, assertRejects } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { addFaces, filesIn } from "../testing/pictures.ts";
import { StoppedError } from "../train/abort_on_stop.ts";
import type { PlannedRun } from "./plan.ts";
import { trainRun } from "./train_run.ts";

const STOPPED = { requested: "SIGINT" } as const;
const IO = { print: () => {}, tell: () => {} };

const RESTORED = [
  "mild-1/restored/a-seed-0-1/face.png",
  "mild-1/restored/a-seed-1-2/face.png",
  "of-another-series-3/restored/a-seed-0-1/deep/face.png",
];

/** Restored faces of two runs, and the first of these runs. */
async function prepare(out: string): Promise<PlannedRun> {
  await addFaces(`${out}/tests`, RESTORED);
  await Deno.mkdir(`${out}/tests/strong-2`);
  const id = "a-seed-0-1";
  return {
    ...{ model: "a", seed: 0, id, folder: `${out}/runs/${id}` },
    ...{ steps: 1, words: [] },
  };
}

Deno.test("a run that begins anew takes away what the one before it restored", () =>
  inFolder(async (out) => {
    const run = await prepare(out);
    await assertRejects(() => trainRun(run, STOPPED, IO), StoppedError);
    assertEquals(Object.keys(await filesIn(`${out}/tests`)), [RESTORED[1]]);
  }));

Deno.test("a run begins where there are no tests yet", () =>
  inFolder(async (out) => {
    const run = await prepare(out);
    await Deno.remove(`${out}/tests`, { recursive: true });
    await assertRejects(() => trainRun(run, STOPPED, IO), StoppedError);
  }));

Deno.test("a run that goes on leaves restored faces where they are", () =>
  inFolder(async (out) => {
    const run = await prepare(out);
    await Deno.mkdir(run.folder, { recursive: true });
    await Deno.writeTextFile(`${run.folder}/config.json`, "{}");
    await assertRejects(() => trainRun(run, STOPPED, IO), StoppedError);
    const left = Object.keys(await filesIn(`${out}/tests`));
    assertEquals(left.sort(), RESTORED);
  }));
