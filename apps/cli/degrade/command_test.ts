import { decode } from "@revisage/image";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { addFaces, filesIn } from "../testing/pictures.ts";
import { runHere, runTask, startTask } from "../testing/run_task.ts";

const RECORD = "degradations.jsonl";

Deno.test("degrade writes pictures and a record, from which it makes them again", () =>
  inFolder(async (folder) => {
    const [input, output] = [`${folder}/in`, `${folder}/out`];
    const references = `${folder}/references`;
    await addFaces(input, ["a.png", "deep/b.png"], 96);
    const words = [input, "--preset", "gfpgan", "--seed", "4", "--size", "64"];
    const { code, stdout, stderr } = await runTask("degrade", [
      ...[...words, "--reference-size", "512", "--output", output],
      ...["--references", references],
    ]);
    assertEquals([code, stdout], [0, ""], stderr);
    assertStringIncludes(stderr, `${output} holds 2 degraded pictures.\n`);
    const { [RECORD]: record, ...pictures } = await filesIn(output);
    assertEquals(Object.keys(pictures).sort(), ["a.png", "deep/b.png"]);
    assertEquals(decode(pictures["a.png"]!).width, 64);
    assertEquals(Object.keys(await filesIn(references)), Object.keys(pictures));
    assertEquals(new TextDecoder().decode(record).split("\n").length, 3);

    const again = `${folder}/again`;
    const replayed = await runTask("degrade", [
      ...[input, "--output", again, "--replay", `${output}/${RECORD}`],
    ]);
    assertEquals(replayed.code, 0, replayed.stderr);
    assertEquals(await filesIn(again), pictures);
  }));

Deno.test("degrade names what cannot be read, and exits with 1", () =>
  inFolder(async (folder) => {
    const [input, output] = [`${folder}/in`, `${folder}/out`];
    await addFaces(input, ["a.png", "b.png"]);
    await Deno.writeTextFile(`${input}/a.png`, "no picture");
    const words = [input, "--output", output, "--workers", "0"];
    const { code, stdout, stderr } = await runHere("degrade", [
      ...[...words, "--json"],
    ]);
    assertEquals(code, 1);
    const why = `Cannot decode ${input}/a.png: its format is unknown, and ` +
      "only PNG and JPEG are read";
    assertEquals(stdout.trimEnd().split("\n").map((line) => JSON.parse(line)), [
      { type: "picture", input: "a.png", status: "broken", why },
      { type: "picture", input: "b.png", status: "degraded" },
      { type: "summary", there: 1, broken: 1, left: 0 },
    ]);
    assertStringIncludes(
      stderr,
      `${output} holds 1 degraded picture; skipped 1 that cannot be read.\n`,
    );
  }));

Deno.test("degrade --resume tells of what it keeps, too", () =>
  inFolder(async (folder) => {
    const [input, output] = [`${folder}/in`, `${folder}/out`];
    await addFaces(input, ["a.png", "b.png"]);
    const words = [input, "--output", output, "--workers", "0", "--json"];
    await runHere("degrade", words);
    await Deno.remove(`${output}/b.png`);
    const { stdout } = await runHere("degrade", [...words, "--resume"]);
    assertEquals(stdout.trimEnd().split("\n").map((line) => JSON.parse(line)), [
      { type: "picture", input: "b.png", status: "degraded" },
      { type: "picture", input: "a.png", status: "kept" },
      { type: "summary", there: 2, broken: 0, left: 0 },
    ]);
  }));

Deno.test("wrong use of degrade exits with 2, and says what to do", () =>
  inFolder(async (folder) => {
    const input = `${folder}/in`;
    await addFaces(input, ["a.png"]);
    await Deno.mkdir(`${folder}/empty`);
    await addFaces(`${folder}/own`, ["a.png"]);
    const output = ["--output", `${folder}/out`];
    const cases: [words: string[], problem: string][] = [
      [[input, ...output, "--sede", "1"], 'did you mean "--seed"?'],
      [
        [`${folder}/x`, ...output],
        `INPUT must be a folder, found no ${folder}/x`,
      ],
      [
        [`${input}/a.png`, ...output],
        `INPUT must be a folder, got the file ${input}/a.png`,
      ],
      [
        [input, "--output", `${input}/a.png`],
        `--output must be a folder, got the file ${input}/a.png`,
      ],
      [
        [input, ...output, "--preset", folder],
        `or a JSON file, got the folder ${folder}`,
      ],
      [
        [input, ...output, "--preset", `${input}/own.json`],
        `or a JSON file, found no ${input}/own.json`,
      ],
      [
        [input, ...output, "--replay", folder],
        `--replay must be a ${RECORD}, got the folder ${folder}`,
      ],
      [[`${folder}/empty`, ...output], "must hold PNG or JPEG pictures"],
      [
        [input, "--output", `${input}/out`],
        `output must lie outside of ${input}, got ${input}/out`,
      ],
      [
        [input, "--output", `${folder}/own`],
        `${folder}/own/a.png is there, and there is no ${RECORD} that tells ` +
        "of it; use another folder, or force it",
      ],
      [
        [input, ...output, "--replay", `${folder}/none`],
        `--replay must be a ${RECORD}, found no ${folder}/none`,
      ],
    ];
    for (const [words, problem] of cases) {
      const { code, stdout, stderr } = await runHere("degrade", words);
      assertEquals([code, stdout], [2, ""], stderr);
      assertStringIncludes(stderr, problem);
      assert(!stderr.includes("    at "), stderr);
    }
    const { code, stdout, stderr } = await runTask("degrade", [input]);
    assertEquals([code, stdout], [2, ""]);
    assertStringIncludes(
      stderr,
      "--output must be given, got nothing\n\nUsage",
    );
  }));

Deno.test("after Ctrl-C, degrade --resume makes the others", () =>
  inFolder(async (folder) => {
    const [input, output] = [`${folder}/in`, `${folder}/out`];
    const names = Array.from({ length: 60 }, (_, i) => `${i}.png`);
    await addFaces(input, names, 160);
    const words = [input, "--output", output];
    await using task = startTask("degrade", words);
    await task.untilTold("picture ");
    task.kill("SIGINT");
    const { code, stderr } = await task.outcome();
    assertEquals(code, 130, stderr);
    const { [RECORD]: record, ...done } = await filesIn(output);
    const count = Object.keys(done).length;
    assert(count > 0 && count < 60, `${count}`);
    assertEquals(
      new TextDecoder().decode(record).split("\n").length,
      count + 1,
    );
    assertStringIncludes(stderr, `left ${60 - count}.\nWith --resume `);

    const second = await runHere("degrade", [...words, "--resume"]);
    assertEquals(second.code, 0);
    const files = await filesIn(output);
    assertEquals(Object.keys(files).length, 61);
    for (const name of Object.keys(done)) assertEquals(files[name], done[name]);
  }));
