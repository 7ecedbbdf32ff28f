/**
 * Which share of the time training waits for faces: the preset `small`, batches
 * of 4, faces of a folder degraded as at a size of 512.
 *
 *     deno run -A benchmarks/train/waiting.ts FOLDER [MINUTES]
 *
 * Prints a line for each minute. The first two have compiling and k-means in
 * them.
 *
 * @module
 */

import { loadTensorFlow } from "@revisage/tensorflow";
import { parseTrainConfig } from "@revisage/train";
import { openRunFaces } from "../../packages/train/trainer/open_faces_of.ts";
import { Training } from "../../packages/train/trainer/training.ts";
import { WaitShare } from "../../packages/train/trainer/wait_share.ts";
import { configOf } from "./config.ts";

const MINUTES = 5, MINUTE = 60_000;

const [folder, minutes = MINUTES] = Deno.args;
if (folder === undefined) {
  console.error("Cannot measure: name a folder of faces");
  Deno.exit(2);
}

const threads = navigator.hardwareConcurrency;
await loadTensorFlow({ threads });
const config = parseTrainConfig({
  data: { folder },
  degradation: { referenceSize: 512 },
}, configOf({ preset: "small", batch: 4, threads, perceptual: false }));
const faces = await openRunFaces(config);
const frozen = { perceptual: null, measures: [] };
using training = new Training({ config, faces, frozen });
training.start();
const begun = performance.now(), wait = new WaitShare();
for (let minute = 1; minute <= Number(minutes); minute++) {
  let steps = 0;
  while (performance.now() < begun + minute * MINUTE) {
    wait.add((await training.step()).waited);
    await new Promise((resolve) => setTimeout(resolve)); // As a run does.
    steps++;
  }
  const percent = (100 * wait.share()).toFixed(2);
  console.log(`minute ${minute}: ${percent} % waited, ${steps} steps`);
}
