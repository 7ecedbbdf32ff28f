import { decode } from "@revisage/image";
import { RunFolder } from "@revisage/train/run";
import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import {
  addFaces,
  filesIn,
  saveTiny,
  TINY,
  tinyRestorer,
} from "../testing/pictures.ts";
import { runHere, runTask, startTask } from "../testing/run_task.ts";

await tf.setBackend("cpu"); // What runs here chooses its own, then.

/** A folder with faces and weights, and what restores them into `out`. */
async function prepare(folder: string, names = ["a.png", "deep/b.png"]) {
  await addFaces(`${folder}/in`, names, 80);
  await saveTiny(`${folder}/w.safetensors`);
  const [input, output] = [`${folder}/in`, `${folder}/out`];
  const words = ["--weights", `${folder}/w.safetensors`, "--output", output];
  return { input, output, words };
}

function linesOf(stdout: string): Record<string, unknown>[] {
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

Deno.test("restore keeps the tree and the sizes, and what is there", () =>
  inFolder(async (folder) => {
    const { input, output, words } = await prepare(folder);
    const first = await runTask("restore", [input, ...words]);
    assertEquals([first.code, first.stdout], [0, ""], first.stderr);
    assertStringIncludes(first.stderr, `Wrote 2 pictures to ${output}.`);
    const files = await filesIn(output);
    assertEquals(Object.keys(files).sort(), ["a.png", "deep/b.png"]);
    const { width, height } = decode(files["a.png"]!);
    assertEquals([width, height], [80, 80]);

    await Deno.writeTextFile(`${output}/a.png`, "kept");
    await Deno.remove(`${output}/deep/b.png`);
    const second = await runTask("restore", [input, ...words, "--json"]);
    assertEquals(linesOf(second.stdout), [
      {
        type: "picture",
        input: `${input}/a.png`,
        output: `${output}/a.png`,
        seed: 0,
        status: "kept",
      },
      {
        type: "picture",
        input: `${input}/deep/b.png`,
        output: `${output}/deep/b.png`,
        seed: 0,
        status: "restored",
      },
      { type: "summary", written: 1, kept: 1, broken: 0, left: 0 },
    ]);
    assertEquals(await Deno.readTextFile(`${output}/a.png`), "kept");

    const forced = await runTask("restore", [input, ...words, "--force"]);
    assertStringIncludes(forced.stderr, `Wrote 2 pictures to ${output}.`);
    assertEquals(await filesIn(output), files);
  }));

Deno.test("the same picture and seed give the same bytes, whatever else is there", () =>
  inFolder(async (folder) => {
    const { input, output, words } = await prepare(folder, [
      ...["a.png", "b.png", "c.png"],
    ]);
    await runHere("restore", [input, ...words, "--seed=3", "--samples=2"]);
    const all = await filesIn(output);
    assertEquals(Object.keys(all).sort(), [
      ...["a-seed-3.png", "a-seed-4.png", "b-seed-3.png"],
      ...["b-seed-4.png", "c-seed-3.png", "c-seed-4.png"],
    ]);
    assert(all["b-seed-3.png"]!.some((x, i) => x !== all["b-seed-4.png"]![i]));
    const weights = ["--weights", `${folder}/w.safetensors`];
    const one = `${folder}/one`;
    await runHere("restore", [
      ...[`${input}/b.png`, ...weights],
      ...["--seed", "4", "--output", one],
    ]);
    assertEquals(await filesIn(one), { "b.png": all["b-seed-4.png"]! });
  }));

Deno.test("--noise off is one answer, and each format has its files", () =>
  inFolder(async (folder) => {
    const { input, output, words } = await prepare(folder, ["a.png"]);
    const run = (...more: string[]) =>
      runHere("restore", [input, ...words, ...more]);
    await run("--noise", "off");
    const [plain] = Object.values(await filesIn(output));
    await run("--force");
    const [noisy] = Object.values(await filesIn(output));
    assert(plain!.some((x, i) => x !== noisy![i]));
    await run("--format", "jpeg", "--quality", "30");
    const { "a.jpg": jpeg } = await filesIn(output);
    assertEquals([...jpeg!.subarray(0, 2)], [0xff, 0xd8]);
    await run("--format", "jpeg", "--quality", "90", "--force");
    const { "a.jpg": better } = await filesIn(output);
    assert(better!.length > jpeg!.length);
  }));

Deno.test("what cannot be used is named, the rest goes on, and the status is 1", () =>
  inFolder(async (folder) => {
    const { input, output, words } = await prepare(folder);
    await Deno.writeTextFile(`${input}/broken.png`, "no picture");
    const { code, stdout, stderr } = await runTask("restore", [
      ...[input, ...words, "--json"],
    ]);
    assertEquals(code, 1);
    assertStringIncludes(
      stderr,
      `Cannot restore ${input}/broken.png: its format is unknown, and only ` +
        "PNG and JPEG are read; skipped\n",
    );
    const broken = linesOf(stdout).filter((line) => line.status === "broken");
    assertEquals(broken.map(({ input }) => input), [`${input}/broken.png`]);
    assertEquals(Object.keys(await filesIn(output)).length, 2);
    assert(!stderr.includes("    at "));
  }));

Deno.test("--dry-run says what would be written, and writes nothing", () =>
  inFolder(async (folder) => {
    const { input, output, words } = await prepare(folder);
    await addFaces(output, ["a.png"]);
    const { code, stdout, stderr } = await runTask("restore", [
      ...[input, ...words, "--dry-run"],
    ]);
    assertEquals(code, 0);
    assertEquals(
      stdout,
      `${input}/a.png -> ${output}/a.png (there already)\n` +
        `${input}/deep/b.png -> ${output}/deep/b.png\n`,
    );
    assertEquals(
      stderr,
      `It would restore with ${folder}/w.safetensors.\n`,
    );
    assertEquals(Object.keys(await filesIn(output)), ["a.png"]);
  }));

Deno.test("--run takes the best checkpoint", () =>
  inFolder(async (folder) => {
    const { input, output } = await prepare(folder, ["a.png"]);
    const run = `${folder}/run`;
    const metadata = { model: "restorer", config: JSON.stringify(TINY) };
    {
      await using opened = await RunFolder.create(run, {});
      for (const [step, figure] of [[10, 0.2], [20, 0.3]] as const) {
        using ema = tinyRestorer(step);
        await opened.checkpoints.save({
          step,
          figure,
          parts: { ema },
          metadata: { ema: metadata },
          state: {},
        });
        await opened.checkpoints.settle();
      }
    }
    const words = [input, "--output", output];
    const { code, stderr } = await runHere("restore", [...words, "--run", run]);
    assertEquals(code, 0, stderr);
    assertStringIncludes(stderr, `Restoring with step 10 of ${run}.\n`);
    const taken = await filesIn(output);
    using best = tinyRestorer(10);
    await best.save(`${folder}/best.safetensors`);
    const same = ["--weights", `${folder}/best.safetensors`, "--force"];
    await runHere("restore", [...words, ...same]);
    assertEquals(await filesIn(output), taken);
  }));

Deno.test("Ctrl-C ends after the present batch, and the same command goes on", () =>
  inFolder(async (folder) => {
    const names = Array.from({ length: 120 }, (_, i) => `${i}.png`);
    const { input, output, words } = await prepare(folder, names);
    await using task = startTask("restore", [input, ...words]);
    await task.untilTold("picture ");
    task.kill("SIGINT");
    const { code, stderr } = await task.outcome();
    assertEquals(code, 130, stderr);
    assertStringIncludes(stderr, "Stopping after this batch.");
    const done = Object.keys(await filesIn(output));
    assert(done.length > 0 && done.length < 120, `${done.length}`);
    assertStringIncludes(
      stderr,
      `The same command goes on with the other ${120 - done.length}.`,
    );
    assertEquals(done.filter((name) => !name.endsWith(".png")), []);
  }));
