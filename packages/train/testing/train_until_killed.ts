/**
 * Begins a run or goes on with it, until it is done or killed. Prints where it
 * begins, then each step once it is done.
 *
 * @module
 */
import * as tf from "@tensorflow/tfjs";
import { findCheckpoint, StopSignal } from "../run/mod.ts";
import { resume, train } from "../trainer/train.ts";
import { SILENT } from "../trainer/train_options.ts";
import { tinyConfig } from "./tiny_config.ts";
import { SMALL_RUN } from "./small_run.ts";

tf.enableProdMode(); // Without advice on what to install.
await tf.setBackend("cpu");
const [path = "", steps = "6"] = Deno.args;
using stop = await StopSignal.listen("Saving.");
const reporter = () => ({
  ...SILENT,
  step: (step: number) => console.log(step),
});
const begun = await Deno.stat(`${path}/config.json`)
  .then(() => true, () => false);
const at = begun ? (await findCheckpoint(path))?.step ?? 0 : 0;
console.log(`begins at ${at}`);
const options = { stop, reporter };
const config = tinyConfig({ steps: Number(steps) }, SMALL_RUN);
const { step, isDone } = begun
  ? await resume(path, options)
  : await train(path, config, options);
console.log(`ends at ${step}${isDone ? ", done" : ""}`);
