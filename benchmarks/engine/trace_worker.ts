/**
 * Measures how long the training step takes to trace: to be run once, writing
 * its operations down. What TensorFlow then makes of them is not in it. Its one
 * argument is `{ threads, size, batch }`.
 *
 * @module
 */

import { Rng } from "@revisage/core";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { serve, type Work } from "../harness/serve.ts";
import { randomBatch, Training } from "./training.ts";

interface TraceSettings {
  readonly threads: number;
  readonly size: number;
  readonly batch: number;
}

async function prepare(settings: TraceSettings): Promise<Work> {
  const { threads, size, batch: count } = settings;
  const { version } = await loadTensorFlow({ threads });
  const training = new Training(size, new Rng(0));
  const batch = randomBatch(size, count, new Rng(1));
  return {
    versions: { tensorflow: version },
    run() {
      let time = 0;
      const step = compile(() => {
        const start = performance.now();
        const loss = training.step(batch);
        time = performance.now() - start;
        return loss;
      });
      step().dispose();
      step.dispose();
      return time;
    },
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
