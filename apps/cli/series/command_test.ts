import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { assertStringIncludes } from "@std/assert";
import type { Report } from "../evaluate/report.ts";
import { inFolder } from "../testing/in_folder.ts";
import { addFaces } from "../testing/pictures.ts";
import { runTask, startTask } from "../testing/run_task.ts";
import { readReport } from "./read_report.ts";
import type { SeriesReport } from "./series_report.ts";

/** A recipe that is done in a second. */
const RECIPE = {
  note: ["The least there is."],
  config: {
    steps: 16,
    every: 8,
    log: 1,
    batchSize: 2,
    codebookStart: 1,
    data: { people: 8, views: 1, prefetch: 1 },
    validation: { faces: 2, shown: 1 },
    restorer: {
      preset: "tiny",
      skips: 1,
      channels: { base: 64, max: 4 },
      latent: 4,
      codes: 8,
    },
    discriminator: { channels: { base: 64, max: 4 } },
    loss: { adversarial: 0 },
  },
};

const claim = { measures: ["psnr"], on: ["blur"], source: "us" };

/** Writes a series of two models and two seeds, and faces. */
async function prepare(folder: string): Promise<string[]> {
  await addFaces(`${folder}/faces`, ["a.png", "b.png", "c.png"]);
  const recipe = `${folder}/least.json`;
  await Deno.writeTextFile(recipe, JSON.stringify(RECIPE));
  const loss = { l1: 4 };
  const series = {
    note: ["Two small ones."],
    seeds: [0, 1],
    models: [
      { name: "usual", recipe },
      { name: "plain", recipe, set: { loss } },
    ],
    tests: [{
      ...{ name: "blur", size: 64 },
      preset: { blur: { sigma: [1, 2] }, noise: null, jpeg: null },
    }],
    baselines: ["bicubic"],
    measures: ["psnr", "edges"],
    claims: [
      { better: "bicubic", than: "plain", ...claim },
      { better: "plain", than: "bicubic", ...claim },
    ],
  };
  await Deno.writeTextFile(`${folder}/small.json`, JSON.stringify(series));
  const words = ["--validation", `${folder}/faces`, "--out", `${folder}/out`];
  return [`${folder}/small.json`, ...words];
}

/** The folders of runs that are there, by their models' seeds. */
function runsIn(folder: string): string[] {
  return Array.from(Deno.readDirSync(`${folder}/out/runs`))
    .filter(({ isDirectory }) => isDirectory).map(({ name }) => name).sort();
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** PSNR of each face by a model of `evaluate`'s report. */
function psnrOf({ models }: Report, name: string): number[] {
  const model = models.find((model) => model.name === name)!;
  return model.images.map(({ values }) => values.psnr!);
}

Deno.test("a series that is stopped, and killed, goes on to its table", () =>
  inFolder(async (folder) => {
    const words = await prepare(folder);
    {
      await using stopped = startTask("series", words);
      await stopped.untilTold("step  1/16");
      stopped.kill("SIGINT");
      const { code, stderr } = await stopped.outcome();
      assertEquals(code, 130, stderr);
      assertStringIncludes(stderr, "4 runs, 64 steps; tests: blur;");
      assertStringIncludes(stderr, "The same command goes on with the series.");
      assertEquals(runsIn(folder).length, 1);
    }
    {
      await using killed = startTask("series", words);
      await killed.untilTold("1 of 4 runs are there");
      await killed.untilTold("plain, seed 0");
      killed.kill("SIGKILL"); // What it started may outlive it.
      await killed.outcome();
    }
    const [first] = runsIn(folder);
    const checkpoint = `${folder}/out/runs/${first}/checkpoints/step-16`;
    const before = await Deno.stat(`${checkpoint}/ema.safetensors`);
    const last = await runTask("series", words);
    assertEquals(last.code, 0, last.stderr);
    const after = await Deno.stat(`${checkpoint}/ema.safetensors`);
    assertEquals(after.mtime, before.mtime); // Trained once.
    assertEquals(runsIn(folder).length, 4);

    const drawn = `${folder}/out/small`;
    assertEquals(
      last.stdout,
      await Deno.readTextFile(`${drawn}/series.md`) + "\n",
    );
    await checkTable(drawn);
    await checkPlan(words);
  }));

Deno.test("a series is stopped while it makes its tests", () =>
  inFolder(async (folder) => {
    const words = await prepare(folder);
    const faces = `${folder}/faces`;
    for (let i = 0; i < 1000; i++) {
      await Deno.link(`${faces}/a.png`, `${faces}/${i}.png`);
    }
    await using task = startTask("series", words);
    await task.untilTold("Test blur, input: 10 %\n");
    task.kill("SIGINT");
    const { code, stderr } = await task.outcome();
    assertEquals(code, 130, stderr);
    assertStringIncludes(stderr, "The same command goes on with the series.");
    assert(!stderr.includes("100 %"), stderr);
  }));

/** The table says what the report of its test says. */
async function checkTable(drawn: string): Promise<void> {
  const text = await Deno.readTextFile(`${drawn}/series.json`);
  const { tests: [test], claims, runs }: SeriesReport = JSON.parse(text);
  const report = await readReport(`${drawn}/blur/report.json`);
  const plain = [psnrOf(report, "plain 0"), psnrOf(report, "plain 1")];
  const bicubic = psnrOf(report, "bicubic");
  assertEquals(bicubic.length, 3);
  const [, , own] = test!.models;
  assertEquals(own!.name, "plain");
  assertAlmostEquals(own!.values.psnr!.value, mean(plain.map(mean)), 1e-9);
  const gain = mean(bicubic) - mean(plain.map(mean));
  assert(gain > 3, `${gain}`); // A few steps teach nothing.
  const [holds, reverse] = claims;
  assertAlmostEquals(holds!.difference, gain, 1e-9);
  assertEquals([holds!.verdict, holds!.agree], ["holds", 2]);
  assertAlmostEquals(reverse!.difference, -gain, 1e-9);
  assertEquals([reverse!.verdict, reverse!.agree], ["the other way", 0]);
  for (const { secondsPerStep, steps, began } of runs) {
    assertEquals(steps, 16);
    assert(secondsPerStep! > 0 && began!.hardware.length > 0);
  }
}

/** Once more there is nothing to do. */
async function checkPlan(words: readonly string[]): Promise<void> {
  const { stdout } = await runTask("series", [...words, "--dry-run", "--json"]);
  const status = stdout.trim().split("\n").map((line) => {
    const { model, seed, status } = JSON.parse(line);
    return `${model} ${seed} ${status}`;
  });
  assertEquals(
    status,
    ["usual 0 trained", "plain 0 trained", "usual 1 trained"]
      .concat("plain 1 trained"),
  );
}

const WRONG = [
  [["tabel-3"], `did you mean "table-3"?`],
  [["table-3", "--out", "x"], "--validation must be given"],
  [["table-3", "--validation", "x"], "--out must be given"],
  [
    ["table-3", "--validation", "x", "--out", "y", "--set", "stps=3"],
    `unknown key "stps", did you mean "steps"?`,
  ],
  [
    ["table-3", "--validation", "no/faces", "--out", "y"],
    "--validation must be a folder of faces, found no no/faces",
  ],
  [
    ["table-3", "--validation", "docs", "--data", "deno.json", "--out", "y"],
    "--data must be a folder of faces, got the file deno.json",
  ],
  [
    ["table-3", "--validation", "docs", "--out", "deno.json"],
    "--out must be a folder, got the file deno.json",
  ],
] as const;

for (const [words, message] of WRONG) {
  Deno.test(`series ${words.join(" ")} exits with 2`, async () => {
    const given = words.length === 1
      ? [...words, "--validation", "x", "--out", "y"]
      : words;
    const { code, stdout, stderr } = await runTask("series", given);
    assertStringIncludes(stderr, message);
    assertEquals([code, stdout], [2, ""]);
  });
}
