import { readMetrics } from "@revisage/train/events";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Restorer } from "@revisage/models";
import { inFolder } from "../testing/in_folder.ts";
import { runTask } from "../testing/run_task.ts";
import { leastRecipe } from "../testing/least_recipe.ts";
import * as tf from "@tensorflow/tfjs";

Deno.test("train makes a run that can be restored with, and tells of it", () =>
  inFolder(async (folder) => {
    const path = leastRecipe(folder);
    const run = `${folder}/run`;
    const outcome = await runTask("train", ["--recipe", path, "--out", run]);
    assertEquals(outcome.code, 0, outcome.stderr);
    assertStringIncludes(outcome.stdout, `Faces: ${run}/samples/step-4.png`);
    assertStringIncludes(outcome.stdout, "PSNR in dB");
    assertStringIncludes(
      outcome.stderr,
      `Restore with it: deno task restore FACES --run ${run}`,
    );
    const metrics = await readMetrics(`${run}/metrics.jsonl`);
    const steps = metrics.map(({ step }) => step);
    assertEquals(steps, [0, 1, 2, 3, 4]);
    await tf.setBackend("cpu");
    const ema = `${run}/checkpoints/step-4/ema.safetensors`;
    using restorer = Restorer.load(ema);
    assertEquals(restorer.config.skips, 1);
  }));

Deno.test("train goes on with a run, and with --json tells programs", () =>
  inFolder(async (folder) => {
    const path = leastRecipe(folder);
    const run = `${folder}/run`;
    const words = ["--recipe", path, "--out", run, "--json", "--steps", "2"];
    const { code, stdout } = await runTask("train", words);
    assertEquals(code, 0);
    const lines = stdout.trim().split("\n").map((line) => JSON.parse(line));
    assert(lines.some(({ type }) => type === "progress"));
    assertEquals(lines.at(-1).type, "result");
    assertEquals(lines.at(-1).step, 2);
    const again = await runTask("train", ["--resume", run, "--json"]);
    assertEquals(again.code, 0, again.stderr);
    const last = JSON.parse(again.stdout.trim().split("\n").at(-1)!);
    assertEquals([last.type, last.step, last.isDone], ["result", 2, true]);
  }));

const WRONG = [
  [["--recipe", "quickstrt"], `did you mean "quickstart"?`],
  [["--set", "loss.l2=1"], `unknown key "loss.l2", did you mean "loss.l1"?`],
  [["--steps", "5"], "quickstart with --steps:\n  perceptionStart must be"],
  [["--stps", "3"], `did you mean "--steps"?`],
  [["--steps", "0"], "--steps must be an integer from 1 to"],
  [["--resume", "run", "--seed", "1"], "leave out --seed"],
  [["--resume", "/no/such/run"], "--resume must name a run, found no"],
  [["--resume", "deno.json"], "found no config.json in deno.json"],
  [["--out", "deno.json"], "--out must be a folder, got the file deno.json"],
  [["--data", "/no/such/faces"], "--data must be a folder of faces"],
  [["--worker", "1"], "--worker needs --cluster"],
  [["--wire", "bfloat16"], "--wire needs --cluster"],
  [["--cluster", "a:1,b:1"], "--worker must be from 0 to 1, one for each"],
  [["--cluster", "a:1,b:1", "--worker", "2"], "of --cluster, got 2"],
  [["--cluster", "a:1,b", "--worker", "0"], `workers[1] must be "host:port"`],
  [
    ["--cluster", "a:1,b:1", "--worker", "1", "--seed", "1"],
    "worker 0 alone says what is trained; leave out --seed",
  ],
] as const;

for (const [words, message] of WRONG) {
  Deno.test(`train ${words.join(" ")} exits with 2`, async () => {
    const { code, stdout, stderr } = await runTask("train", words);
    assertStringIncludes(stderr, message);
    assert(!/^ +at /m.test(stderr), stderr); // No stack.
    assertEquals([code, stdout], [2, ""]);
  });
}
