/**
 * Whether training repeats itself bit for bit: takes steps and prints a digest
 * of all that learns. Run it several times and compare.
 *
 *     deno run -A packages/train/testing/measure_repeats.ts [STEPS] [CONFIG]
 *
 * CONFIG is JSON; `threads` in it is TensorFlow's number of threads.
 *
 * Prints JSON: the digest, after how many steps each, and milliseconds a step.
 *
 * @module
 */
import { loadTensorFlow } from "@revisage/tensorflow";
import { parseTrainConfig } from "../config/parse_train_config.ts";
import { openRunFaces } from "../trainer/open_faces_of.ts";
import { Training } from "../trainer/training.ts";
import { digestOf } from "./digest.ts";

const steps = Number(Deno.args[0] ?? 20);
const { threads, ...given } = JSON.parse(Deno.args[1] ?? "{}");
const config = parseTrainConfig({
  steps,
  codebookStart: Math.floor(steps / 2),
  data: { people: 64, views: 1 },
  validation: { fraction: 0.1 },
  ...given,
});
await loadTensorFlow(threads === undefined ? {} : { threads });
const faces = await openRunFaces(config);
const frozen = { perceptual: null, measures: [] };
using training = new Training({ config, faces, frozen });
training.start();
const digests: string[] = [];
const times: number[] = [];
for (let step = 0; step < steps; step++) {
  const started = performance.now();
  await training.step();
  times.push(performance.now() - started);
  if ((step + 1) % 5 === 0) digests.push(digestOf(training.networks));
}
const round = (x: number) => Math.round(x);
const median = times.toSorted((a, b) => a - b)[Math.floor(steps / 2)]!;
console.log(
  JSON.stringify({ digests, median: round(median), times: times.map(round) }),
);
