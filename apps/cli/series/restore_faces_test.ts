import { RunFolder } from "@revisage/train/run";
import { assertEquals, assertRejects } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { inFolder } from "../testing/in_folder.ts";
import { addFaces } from "../testing/pictures.ts";
import { StoppedError } from "../train/abort_on_stop.ts";
import type { PlannedTest } from "./plan.ts";
import { restoreFaces } from "./restore_faces.ts";

await tf.setBackend("cpu");

/** Makes a run of one step; what it learned does not matter. */
async function makeRun(folder: string): Promise<void> {
  const variable = tf.variable(tf.zeros([1]));
  const parts = { ema: [{ path: "weight", variable }] };
  await using run = await RunFolder.create(folder, {});
  await run.checkpoints.save({ step: 1, parts, state: {} });
  variable.dispose();
}

Deno.test("faces are restored unless each of them is there by its name", () =>
  inFolder(async (folder) => {
    const run = {
      ...{ model: "a", seed: 0, id: "a-seed-0-1", folder: `${folder}/run` },
      ...{ steps: 1, words: [] },
    };
    const test: PlannedTest = {
      ...{ name: "mild", id: "mild-1", folder, preset: "gfpgan" },
      ...{ size: 64, referenceSize: null, seed: 0 },
    };
    await makeRun(run.folder);
    await addFaces(`${folder}/input`, ["a.png", "deep/b.png"]);
    const restored = `${folder}/restored/${run.id}`;
    await addFaces(restored, ["a.png", "old.png"]);
    const restore = () => restoreFaces(run, test, { requested: "SIGINT" });
    await assertRejects(restore, StoppedError);
    await addFaces(restored, ["deep/b.png"]);
    assertEquals(await restore(), undefined);
  }));
