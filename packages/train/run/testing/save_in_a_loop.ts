/**
 * Goes on with a run, or starts one, and saves again and again until it is
 * killed. Prints what it found, and each step once it is on the disk.
 *
 * @module
 */
import * as tf from "@tensorflow/tfjs";
import { RunFolder } from "../run_folder.ts";
import { Counter } from "./counter.ts";
import { namesOf } from "./in_folder.ts";

tf.enableProdMode(); // Without advice on what to install.
await tf.setBackend("cpu");
const path = Deno.args[0]!;
const model = new Counter(1000);
const ema = new Counter(10);
const parts = { model, ema };
const exists = await Deno.stat(`${path}/config.json`)
  .then(() => true, () => false);
const run = exists
  ? await RunFolder.open(path, (config) => config)
  : await RunFolder.create(path, { rate: 1 });
const resumed = await run.checkpoints.resume(parts);

let step = resumed?.step ?? 0;
const names = namesOf(run.checkpoints.folder);
const values = [...new Set([...model.values(), ...ema.values()])];
console.log(JSON.stringify({ step, values, names, ...resumed }));
for (;;) {
  step++;
  model.set(step);
  ema.set(step);
  // The best is now and then an old one, so that removing has choices.
  const figure = (step * 7) % 10;
  await run.checkpoints.save({ step, parts, state: { step }, figure });
  await run.checkpoints.settle();
  console.log(step);
}
