import { assertEquals, assertStringIncludes } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { runHere, runTask } from "../testing/run_task.ts";

const line = (step: number, values: Record<string, number>) =>
  JSON.stringify({ step, time: step, values }) + "\n";

/** A run that measured something, and a report with a sweep. */
async function prepare(folder: string) {
  const [run, report] = [`${folder}/run`, `${folder}/report.json`];
  await Deno.mkdir(run);
  await Deno.writeTextFile(
    `${run}/metrics.jsonl`,
    line(0, { "bicubic/psnr": 20 }) +
      line(10, { "loss/l1": 0.5, "validation/psnr": 21 }),
  );
  const sweep = [{ k: 1, iPrecision: 0.25, iRecall: 0.5 }];
  const models = [{ name: "ours", sweep }, { name: "theirs", sweep: null }];
  await Deno.writeTextFile(report, JSON.stringify({ models }));
  return { run, report, models, output: `${folder}/pictures/a.svg` };
}

/** The titles of panels in a picture. */
async function titlesIn(path: string): Promise<(string | undefined)[]> {
  const svg = await Deno.readTextFile(path);
  return Array.from(
    svg.matchAll(/font-weight="600">([^<]*)/g),
    ([, title]) => title,
  );
}

Deno.test("curves draws a run, with the permissions of its task", () =>
  inFolder(async (folder) => {
    const { run, output } = await prepare(folder);
    const words = [`${run}=mine`, "--output", output];
    const { code, stdout, stderr } = await runTask("curves", words);
    assertEquals([code, stdout], [0, ""], stderr);
    assertEquals(stderr, `Drew ${output}: 1 panel.\n`);
    assertEquals(await titlesIn(output), ["PSNR (dB) ↑"]);
    const svg = await Deno.readTextFile(output);
    assertStringIncludes(svg, "<title>validation/psnr of mine</title>");
    assertStringIncludes(svg, ">bicubic</text>");
  }));

Deno.test("curves draws chosen values, under a title of one's own", () =>
  inFolder(async (folder) => {
    const { run, output } = await prepare(folder);
    const values = ["--values", "loss/l1,validation/psnr", "--title", "Mine"];
    await runHere("curves", [run, ...values, "--output", output]);
    assertEquals(await titlesIn(output), ["loss/l1", "PSNR (dB) ↑"]);
    const svg = await Deno.readTextFile(output);
    assertStringIncludes(svg, "<title>Mine</title>");
  }));

Deno.test("curves draws the sweeps of a report, and of a series", () =>
  inFolder(async (folder) => {
    const { report, models, output } = await prepare(folder);
    await runHere("curves", [report, "--output", output]);
    assertEquals(await titlesIn(output), ["iPrecision ↑", "iRecall ↑"]);
    const tests = ["mild", "strong"].map((name) => ({ name, models }));
    await Deno.writeTextFile(report, JSON.stringify({ tests }));
    await runHere("curves", [report, "--output", output]);
    assertEquals(await titlesIn(output), [
      ...["iPrecision ↑ on mild", "iRecall ↑ on mild"],
      ...["iPrecision ↑ on strong", "iRecall ↑ on strong"],
    ]);
  }));

Deno.test("curves says what it cannot draw", () =>
  inFolder(async (folder) => {
    const { run, report, output } = await prepare(folder);
    const empty = `${folder}/empty.json`;
    await Deno.writeTextFile(empty, `{"models": []}`);
    const wrong = [
      [[run], "--output must be given, got nothing"],
      [
        [folder, "--output", output],
        `RUN must be a folder with metrics.jsonl, found none in ${folder}`,
      ],
      [
        [run, "--values", "loss/l2", "--output", output],
        `got "loss/l2", did you mean "loss/l1"?`,
      ],
      [[report, run, "--output", output], "a REPORT.json must stand alone"],
      [
        [report, "--values", "loss/l1", "--output", output],
        "--values must come with runs",
      ],
      [[empty, "--output", output], "must hold iPrecision and iRecall over k"],
      [
        [`${folder}/no.json`, "--output", output],
        "REPORT.json must be a report.json or a series.json, found no ",
      ],
      [[empty, "--output", folder], "--output must be a file, got the folder "],
      [
        [empty, "--output", `${empty}/a.svg`],
        `the place of --output must be a folder, got the file ${empty}`,
      ],
      [
        [`${run}/metrics.jsonl`, "--output", output],
        "RUN must be a folder with metrics.jsonl, got the file ",
      ],
      [
        [run, `${folder}/other/run`, "--output", output],
        'RUN must give each run a name of its own, as RUN=NAME, got "run" twice',
      ],
      [[`${run}=`, "--output", output], "RUN must be RUN or RUN=NAME, got "],
      [[`${folder}/no`, "--output", output], `found no ${folder}/no`],
    ] as const;
    for (const [words, message] of wrong) {
      const { code, stderr } = await runHere("curves", words);
      assertEquals(code, 2, stderr);
      assertStringIncludes(stderr, message);
    }
  }));
