import { encodePng } from "@revisage/image";
import { packFaces } from "@revisage/train/data";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { leastRecipe } from "../testing/least_recipe.ts";
import { drawnFace } from "../testing/pictures.ts";
import { ROOT, startTask } from "../testing/run_task.ts";
import { holdsRun } from "./run_folder_name.ts";

/** Makes a folder of many pictures, all of them the same. */
async function addCopies(folder: string, count: number): Promise<void> {
  await Deno.mkdir(folder);
  const first = `${folder}/0.png`;
  await Deno.writeFile(first, encodePng(drawnFace(0, 256)));
  for (let i = 1; i < count; i++) await Deno.link(first, `${folder}/${i}.png`);
}

/** Starts a run on the faces of a folder; all it writes goes there too. */
function startIn(folder: string) {
  const words = ["--recipe", leastRecipe(folder), "--out", `${folder}/run`];
  return startTask("train", [...words, "--data", `${folder}/faces`], {
    env: { REVISAGE_CACHE: `${folder}/cache` },
  });
}

/** The names in a folder, but for locks. */
function namesIn(folder: string): string[] {
  return Array.from(Deno.readDirSync(folder), ({ name }) => name)
    .filter((name) => !name.endsWith(".lock"));
}

/** Runs `train` in a folder, where its runs come then. */
async function trainIn(cwd: string, words: readonly string[]) {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "-A", `--config=${ROOT}deno.json`],
      ...[`${ROOT}apps/cli/main.ts`, "train", ...words],
    ],
    cwd,
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  return { code, stderr: new TextDecoder().decode(stderr) };
}

Deno.test("Ctrl-C ends the packing of faces, and no run has begun", () =>
  inFolder(async (folder) => {
    await addCopies(`${folder}/faces`, 1000);
    await using task = startIn(folder);
    await task.untilTold("Packing faces: 10 %\n");
    task.kill("SIGINT");
    const { code, stderr } = await task.outcome();
    assertEquals(code, 130, stderr);
    assertStringIncludes(
      stderr,
      "Stopped before training began; the same command starts again.\n",
    );
    assert(!stderr.includes("100 %"), stderr);
    assertEquals(namesIn(`${folder}/cache/faces`), []);
    assertEquals(holdsRun(`${folder}/run`), false);
  }));

Deno.test("Ctrl-C ends the wait for another process that packs the faces", () =>
  inFolder(async (folder) => {
    await addCopies(`${folder}/faces`, 10);
    const cache = `${folder}/cache/faces`;
    const pack = await packFaces(`${folder}/faces`, { size: 64, cache });
    using other = await Deno.open(`${pack.recipe.path}.lock`, { write: true });
    await other.lock(true);
    await using task = startIn(folder);
    await task.untilTold("Another process packs these faces; waiting.");
    task.kill("SIGINT");
    const { code, stderr } = await task.outcome();
    assertEquals(code, 130, stderr);
    assertStringIncludes(stderr, "Stopped before training began");
  }));

Deno.test("a folder that holds a run is refused before faces are looked for", () =>
  inFolder(async (folder) => {
    const run = `${folder}/my run`;
    await Deno.mkdir(run);
    await Deno.writeTextFile(`${run}/config.json`, "{}");
    const words = ["--out", run, "--data", "/no/such/faces"];
    const { code, stderr } = await trainIn(folder, words);
    assertEquals(code, 2);
    assertStringIncludes(
      stderr,
      `Cannot run train: ${run} holds a run already; go on with it by ` +
        `--resume '${run}', or choose another folder\n`,
    );
  }));

Deno.test("a run begins in the folder that it was promised, if it begins", () =>
  inFolder(async (folder) => {
    const words = ["--recipe", leastRecipe(folder), "--steps", "2"];
    const failed = await trainIn(folder, [...words, "--data", "/no/such"]);
    assertEquals(failed.code, 2, failed.stderr);
    assertStringIncludes(failed.stderr, "Run runs/least: 2 steps");
    assertEquals(namesIn(`${folder}/runs`), []);

    const both = await Promise.all([1, 2].map(() => trainIn(folder, words)));
    for (const { code, stderr } of both) assertEquals(code, 0, stderr);
    const runs = namesIn(`${folder}/runs`).sort();
    assertEquals(runs, ["least", "least-2"]);
    for (const name of runs) assert(holdsRun(`${folder}/runs/${name}`));
  }));
