import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { Checkpoints } from "./checkpoints.ts";
import { RunError } from "./run_error.ts";
import { Counter } from "./testing/counter.ts";
import { inFolder, namesOf } from "./testing/in_folder.ts";
import { saveSteps } from "./testing/save_steps.ts";

await tf.setBackend("cpu");

Deno.test("resume() removes what a killed process had no time to", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    await saveSteps(new Checkpoints(folder, 9), model, [1, 2, 3, 4]);
    const checkpoints = new Checkpoints(folder, 2);
    assertEquals((await checkpoints.resume({ model }))?.step, 4);
    assertEquals(namesOf(folder), ["step-3", "step-4"]);
  }));

Deno.test("without a checkpoint there is nothing to resume", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    model.set(4);
    assertEquals(await new Checkpoints(folder, 1).resume({ model }), undefined);
    assertEquals(model.values(), [4, 4, 4, 4, 4, 4, 4]);
  }));

Deno.test("resume() passes over damaged checkpoints, says so, and sets them aside", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    const checkpoints = new Checkpoints(folder, 3);
    await saveSteps(checkpoints, model, [10, 20, 30]);
    const file = join(folder, "step-30", "model.safetensors");
    await Deno.truncate(file, 40);
    await Deno.remove(join(folder, "step-20", "state.json"));
    const resumed = await checkpoints.resume({ model });
    assertEquals(resumed?.step, 10);
    assertEquals(resumed?.damaged.map((line) => line.split(", got")[1]), [
      " 40",
      undefined,
    ]);
    assertStringIncludes(
      resumed!.damaged[0]!,
      `${folder}/step-30 is damaged: model.safetensors must have `,
    );
    assertEquals(
      resumed?.damaged[1],
      `${folder}/step-20 is damaged: state.json is missing`,
    );
    assertEquals(model.values(), [10, 10, 10, 10, 10, 10, 10]);
    assertEquals(
      namesOf(folder),
      ["damaged-step-20", "damaged-step-30", "step-10"],
    );
    await saveSteps(checkpoints, model, [20]);
    assertEquals((await checkpoints.resume({ model }))?.step, 20);
  }));

Deno.test("if no checkpoint is whole, resume() says so and changes nothing", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    const checkpoints = new Checkpoints(folder, 3);
    await saveSteps(checkpoints, model, [10]);
    await Deno.remove(join(folder, "step-10", "model.safetensors"));
    const resume = () => checkpoints.resume({ model });
    for (let i = 0; i < 2; i++) {
      const error = await assertRejects(resume, RunError);
      assertEquals(error.kind, "damaged");
      assertEquals(
        error.message,
        "Cannot resume: no checkpoint is whole; " +
          `${folder}/step-10 is damaged: model.safetensors is missing`,
      );
    }
    assertEquals(namesOf(folder), ["step-10"]);
  }));

Deno.test("a checkpoint of another architecture is no damage: it is refused", () =>
  inFolder(async (folder) => {
    using model = new Counter(3);
    using wider = new Counter(4);
    const checkpoints = new Checkpoints(folder, 3);
    await saveSteps(checkpoints, model, [10, 20]);
    const error = await assertRejects(
      () => checkpoints.resume({ model: wider }),
      RunError,
    );
    assertEquals(
      error.message,
      `Cannot load ${folder}/step-20: it is of another architecture; ` +
        "model.safetensors: weight must be float32 [2,4], got float32 [2,3]",
    );
    assertEquals(namesOf(folder), ["step-10", "step-20"]);
  }));
