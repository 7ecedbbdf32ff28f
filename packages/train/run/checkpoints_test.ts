import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { Checkpoints } from "./checkpoints.ts";
import { RunError } from "./run_error.ts";
import { Counter } from "./testing/counter.ts";
import { inFolder, namesOf } from "./testing/in_folder.ts";
import { saveSteps } from "./testing/save_steps.ts";

await tf.setBackend("cpu");

Deno.test("save() lets the run go on before anything is written, and saves what was", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    const before = tf.memory().numTensors;
    const checkpoints = new Checkpoints(folder, 3);
    model.set(1);
    const state = { step: 1 };
    await checkpoints.save({ step: 1, parts: { model }, state });
    assertEquals(namesOf(folder).includes("step-1"), false);
    model.set(2);
    state.step = 2;
    await checkpoints.settle();
    assertEquals(namesOf(folder), ["step-1"]);
    assertEquals(tf.memory().numTensors, before);

    const resumed = await checkpoints.resume({ model });
    assertEquals(resumed, {
      path: join(folder, "step-1"),
      step: 1,
      state: { step: 1 },
      damaged: [],
    });
    assertEquals(model.values(), [1, 1, 1, 1, 1, 1, 1]);
    assertEquals(tf.memory().numTensors, before);
  }));

Deno.test("one checkpoint is written at a time, in the order of the calls", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    const checkpoints = new Checkpoints(folder, 9);
    const save = (step: number) =>
      checkpoints.save({ step, parts: { model }, state: {} });
    const seen: string[][] = [];
    const calls = [1, 2, 3].map(async (step) => {
      await save(step);
      seen.push(namesOf(folder).filter((name) => name.startsWith("step")));
    });
    await checkpoints.settle(); // Of all that was asked for.
    await Promise.all(calls);
    assertEquals(seen, [[], ["step-1"], ["step-1", "step-2"]]);
    assertEquals(namesOf(folder), ["step-1", "step-2", "step-3"]);
  }));

Deno.test("the last few are kept, and the one of the least figure", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    const checkpoints = new Checkpoints(folder, 2);
    const figures = [5, 1, undefined, 3, 2];
    for (const [step, figure] of figures.entries()) {
      await checkpoints.save({ step, parts: { model }, state: {}, figure });
    }
    await checkpoints.settle();
    assertEquals(namesOf(folder), ["step-1", "step-3", "step-4"]);
  }));

Deno.test("a step may be saved again, an earlier one may not", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    const checkpoints = new Checkpoints(folder, 3);
    await saveSteps(checkpoints, model, [10, 20]);
    model.set(21);
    const again = { step: 20, parts: { model }, state: { again: true } };
    await checkpoints.save(again);
    assertEquals((await checkpoints.resume({ model }))?.state, { again: true });
    assertEquals(model.values()[0], 21);
    await assertRejects(
      () => checkpoints.save({ ...again, step: 15 }),
      RangeError,
      "Cannot save checkpoint: step must be at least 20, of which there is " +
        "one, got 15",
    );
  }));

Deno.test("a failed write surfaces at the next call, once, and leaves nothing", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    const before = tf.memory().numTensors;
    const checkpoints = new Checkpoints(folder, 3);
    await saveSteps(checkpoints, model, [10]);
    await Deno.writeTextFile(join(folder, ".writing-step-20"), "in the way");
    const next = { step: 20, parts: { model }, state: {} };
    await checkpoints.save(next);
    const error = await assertRejects(() => checkpoints.save(next), RunError);
    assertEquals(error.kind, "write");
    assertStringIncludes(
      error.message,
      `Cannot save step 20 in ${folder}: File exists`,
    );
    assertStringIncludes(
      error.message,
      `; the last good checkpoint is ${folder}/step-10`,
    );
    assertEquals(namesOf(folder), ["step-10"]);
    assertEquals(tf.memory().numTensors, before);
    await checkpoints.save(next);
    await checkpoints.settle();
    assertEquals(namesOf(folder), ["step-10", "step-20"]);
  }));
