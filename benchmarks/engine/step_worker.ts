/**
 * Measures the training step, or the forward alone, as its one argument says:
 * `StepSettings` as JSON.
 *
 * @module
 */

import { Rng } from "@revisage/core";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { milliseconds, serve, type Work } from "../harness/serve.ts";
import type { StepSettings } from "./settings.ts";
import { randomBatch, Training } from "./training.ts";

async function prepare(settings: StepSettings): Promise<Work> {
  const { threads, size, batch: count, mode, precision, task } = settings;
  const { version } = await loadTensorFlow({ threads });
  const training = new Training(size, new Rng(0));
  const batch = randomBatch(size, count, new Rng(1));
  const tasks: Record<StepSettings["task"], () => Tensor> = {
    step: () => training.step(batch),
    forward: () => training.generator.apply(batch.images, batch.noise),
  };
  const eager = tasks[task];
  const measured = mode === "eager"
    ? () => tf.tidy(eager)
    : compile(eager, { name: task, precision, xla: mode === "xla" });
  return {
    versions: { tensorflow: version },
    run: () =>
      milliseconds(() => {
        const result = measured();
        result.dataSync();
        result.dispose();
      }),
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
