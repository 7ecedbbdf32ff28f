import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { addFaces, filesIn, saveTiny } from "../testing/pictures.ts";
import { runHere, runTask } from "../testing/run_task.ts";

await tf.setBackend("cpu"); // To make weights; the command chooses.

Deno.test("wrong use of restore exits with 2, and says what to do", () =>
  inFolder(async (folder) => {
    const input = `${folder}/in`;
    await addFaces(input, ["a.png"]);
    await saveTiny(`${folder}/w.safetensors`);
    const weights = ["--weights", `${folder}/w.safetensors`];
    await saveTiny(`${folder}/plain.safetensors`, { noise: false });
    const plain = ["--weights", `${folder}/plain.safetensors`];
    await Deno.writeTextFile(`${folder}/none.safetensors`, "no weights");
    const cases: [words: string[], problem: string][] = [
      [[], "INPUT must be given, got nothing"],
      [[input, "--sede", "1", ...weights], 'did you mean "--seed"?'],
      [[`${folder}/x`, ...weights], `found no ${folder}/x`],
      [
        [input, "--weights", "x"],
        "--weights must be a restorer's file, found no x",
      ],
      [
        [input, "--weights", folder],
        `--weights must be a restorer's file, got the folder ${folder}`,
      ],
      [[`${input}/a.png/b`, ...weights], `found no ${input}/a.png/b`],
      [
        [input, ...weights, "--output", `${input}/a.png`],
        `--output must be a folder, got the file ${input}/a.png`,
      ],
      [
        [input, "--run", folder],
        `a run with a whole checkpoint, found none in ${folder}`,
      ],
      [
        [input, "--run", `${folder}/x`],
        `a run with a whole checkpoint, found no ${folder}/x`,
      ],
      [
        [input, "--run", `${input}/a.png`],
        `a run with a whole checkpoint, got the file ${input}/a.png`,
      ],
      [
        [input, "--weights", `${folder}/none.safetensors`],
        "--weights must lead to a restorer's file, got ",
      ],
      [
        [input, ...plain, "--seed", "1"],
        "--seed and --samples must be left out: this restorer was made without",
      ],
    ];
    for (const [words, problem] of cases) {
      const { code, stdout, stderr } = await runHere("restore", words);
      assertEquals([code, stdout], [2, ""], stderr);
      assertStringIncludes(stderr, problem);
      assert(!stderr.includes("    at "), stderr);
    }
    const output = `${folder}/without`;
    const { code } = await runHere("restore", [
      ...[input, ...plain, "--output", output],
    ]);
    assertEquals([code, Object.keys(await filesIn(output))], [0, ["a.png"]]);
    const task = await runTask("restore", [input]);
    assertEquals([task.code, task.stdout], [2, ""]);
    assertStringIncludes(task.stderr, "\nUsage: deno task restore INPUT… ");
  }));
