/**
 * Measures a whole step of training, as its one argument says:
 * `TrainingSettings` as JSON. One step of many has the penalty R1: it is
 * measured beside one without, and counts as often as it comes.
 *
 * @module
 */

import { loadTensorFlow } from "@revisage/tensorflow";
import { milliseconds, serve, type Work } from "../harness/serve.ts";
import { configOf } from "./config.ts";
import { Learning } from "./learning.ts";
import type { TrainingSettings } from "./settings.ts";

async function prepare(settings: TrainingSettings): Promise<Work> {
  const { version } = await loadTensorFlow({ threads: settings.threads });
  const learning = new Learning(configOf(settings));
  const { interval } = learning.config.r1;
  let step = 0;
  const take = () =>
    milliseconds(() => learning.step.take([learning.levels], step++));
  return {
    versions: { tensorflow: version },
    run() {
      const penalized = take(), plain = take();
      step += interval - 2;
      return (penalized + (interval - 1) * plain) / interval;
    },
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
