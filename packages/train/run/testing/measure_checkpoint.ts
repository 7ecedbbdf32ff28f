/**
 * How long a checkpoint of a large run holds the steps, and what memory it
 * takes: 62 million parameters with their average and two moments, on native
 * TensorFlow. Prints JSON. Needs 4 GB of memory and 1 GB of disk.
 *
 *     deno run -A packages/train/run/testing/measure_checkpoint.ts [FOLDER]
 *
 * @module
 */
import { loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import { Checkpoints } from "../checkpoints.ts";

const KERNEL = [3, 3, 512, 512] as const; // 2.4 million.
const KERNELS = 26; // 61 million, and as many biases.
const PARTS = ["model", "ema", "first-moment", "second-moment"];

await loadTensorFlow();
const folder = await Deno.makeTempDir({ dir: Deno.args[0] });
const parts = Object.fromEntries(PARTS.map((name) => [name, makePart()]));
const variables = Object.values(parts).flat().map((part) => part.variable);
const checkpoints = new Checkpoints(folder, 1);
const rss = () => Math.round(Deno.memoryUsage().rss / 2 ** 20);

takeStep();
takeStep();
const before = rss();
let started = performance.now();
const begun = started;
await checkpoints.save({ step: 1, parts, state: {} });
const held = performance.now() - started;

let done = false;
const settled = checkpoints.settle().then(() => done = true);
const turns: number[] = [];
let stepMs = 0;
let peak = before;
while (!done) {
  started = performance.now();
  takeStep();
  stepMs += performance.now() - started;
  started = performance.now();
  await new Promise((resolve) => setTimeout(resolve)); // The event loop turns.
  turns.push(performance.now() - started);
  peak = Math.max(peak, rss());
}
await settled;
const seconds = (performance.now() - begun) / 1000;

started = performance.now();
await checkpoints.resume(parts);
console.log(JSON.stringify({
  heldMs: round(held),
  longestTurnMs: round(Math.max(...turns)),
  turnsMs: round(turns.reduce((a, b) => a + b, 0)),
  steps: turns.length,
  stepMs: round(stepMs / turns.length),
  seconds: round(seconds),
  rssMiB: { before, peak },
  resumeMs: round(performance.now() - started),
}));
await Deno.remove(folder, { recursive: true });

function makePart() {
  return Array.from({ length: 2 * KERNELS }, (_, index) => {
    const shape = index % 2 === 0 ? [...KERNEL] : [512];
    return { path: `layer${index}`, variable: tf.variable(tf.ones(shape)) };
  });
}

/** Gives each variable new memory, as a step of training does. */
function takeStep(): void {
  tf.tidy(() => {
    for (const variable of variables) variable.assign(variable.mul(0.5));
  });
  variables.at(-1)!.dataSync(); // Waits for all.
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
