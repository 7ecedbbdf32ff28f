/**
 * Saves a small checkpoint, then large ones, and prints what came of it.
 *
 * @module
 */
import * as tf from "@tensorflow/tfjs";
import { RunFolder } from "../run_folder.ts";
import { Counter } from "./counter.ts";

tf.enableProdMode(); // Without advice on what to install.
await tf.setBackend("cpu");
const path = Deno.args[0]!;
const small = new Counter(10);
const large = new Counter(1_000_000); // 8 MB
small.set(10);
const run = await RunFolder.create(path, {});
const { checkpoints } = run;
await checkpoints.save({ step: 10, parts: { model: small }, state: {} });
await checkpoints.settle();
for (const step of [20, 30]) {
  await checkpoints.save({ step, parts: { model: large }, state: {} });
  const problem = await checkpoints.settle().catch((error: Error) => error);
  console.log(problem?.message ?? "saved");
}
await run[Symbol.asyncDispose]();
