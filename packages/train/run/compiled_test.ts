import { compile, loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { Checkpoints } from "./checkpoints.ts";
import { inFolder } from "./testing/in_folder.ts";

await loadTensorFlow();

/** A step whose rounding depends on all that was before. */
function createRun() {
  const weight = tf.tidy(() => tf.variable(tf.linspace(0.1, 1, 1000)));
  const moment = tf.tidy(() => tf.variable(tf.zeros([1000])));
  const steps = tf.tidy(() => tf.variable(tf.scalar(0, "int32")));
  const step = compile(() => {
    moment.assign(moment.mul(0.9).add(weight.sin().mul(0.1)));
    weight.assign(weight.sub(moment.mul(0.01)));
    steps.assign(steps.add(tf.scalar(1, "int32")));
  });
  const parts = {
    model: [{ path: "weight", variable: weight }],
    optimizer: [
      { path: "moment", variable: moment },
      { path: "steps", variable: steps },
    ],
  };
  const variables = [weight, moment, steps];
  return {
    parts,
    advance: (count: number) => {
      for (let i = 0; i < count; i++) step();
    },
    values: () => variables.map((variable) => [...variable.dataSync()]),
    [Symbol.dispose]: () => tf.dispose(variables),
  };
}

Deno.test("30 compiled steps are 10, a checkpoint, and 20 more, bit for bit", () =>
  inFolder(async (folder) => {
    const checkpoints = new Checkpoints(folder, 3);
    const before = tf.memory().numTensors;
    const whole: number[][] = [];
    {
      using run = createRun();
      run.advance(10);
      const held = tf.memory().numTensors;
      await checkpoints.save({ step: 10, parts: run.parts, state: {} });
      run.advance(20); // While it is written.
      await checkpoints.settle();
      assertEquals(tf.memory().numTensors, held);
      whole.push(...run.values());
    }
    using run = createRun();
    assertEquals((await checkpoints.resume(run.parts))?.step, 10);
    run.advance(20);
    assertEquals(run.values(), whole);
    assertEquals(tf.memory().numTensors, before + 3);
  }));
