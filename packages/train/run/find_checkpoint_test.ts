import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { findCheckpoint } from "./find_checkpoint.ts";
import { RunFolder } from "./run_folder.ts";
import { Counter } from "./testing/counter.ts";
import { inFolder } from "./testing/in_folder.ts";

await tf.setBackend("cpu");

async function makeRun(path: string, figures: readonly (number | undefined)[]) {
  using model = new Counter();
  await using run = await RunFolder.create(path, {}, { keep: 9 });
  for (const [step, figure] of figures.entries()) {
    await run.checkpoints.save({ step, parts: { model }, state: {}, figure });
  }
}

const step = async (run: string, which?: "newest" | "best") =>
  (await findCheckpoint(run, which))?.step;

Deno.test("findCheckpoint() finds the newest and the best, passing over damage", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    await makeRun(run, [3, 1, undefined, 2, undefined]);
    assertEquals(await findCheckpoint(run), {
      step: 4,
      path: join(run, "checkpoints", "step-4"),
    });
    assertEquals(await step(run, "best"), 1);
    const spoil = (step: number, file: string) =>
      Deno.truncate(join(run, "checkpoints", `step-${step}`, file), 9);
    await spoil(4, "state.json");
    await spoil(1, "model.safetensors");
    assertEquals([await step(run), await step(run, "best")], [3, 3]);
    await spoil(3, "model.safetensors");
    await spoil(0, "state.json");
    assertEquals([await step(run), await step(run, "best")], [2, 2]);
    await spoil(2, "model.safetensors");
    assertEquals(await step(run, "best"), undefined);
  }));

Deno.test("findCheckpoint() asks for no lock", () =>
  inFolder(async (run) => {
    assertEquals(await findCheckpoint(run), undefined);
    using model = new Counter();
    await using open = await RunFolder.create(run, {});
    await open.checkpoints.save({ step: 1, parts: { model }, state: {} });
    await open.checkpoints.settle();
    assertEquals(await step(run), 1);
  }));
