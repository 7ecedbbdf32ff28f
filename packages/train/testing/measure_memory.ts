/**
 * What a long training keeps: tensors, memory, V8's heap and open files, after
 * as many steps as each line says. The smallest networks, on native TensorFlow,
 * with all that a run writes.
 *
 *     deno run -A --v8-flags=--expose-gc packages/train/testing/measure_memory.ts [STEPS]
 *
 * Prints a line of JSON ten times.
 *
 * @module
 */
import { loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import { join } from "node:path";
import { train } from "../trainer/train.ts";
import { SILENT } from "../trainer/train_options.ts";
import { tinyConfig } from "./tiny_config.ts";

const steps = Number(Deno.args[0] ?? 2000);
await loadTensorFlow();
const folder = await Deno.makeTempDir();
const { gc } = globalThis as { gc?: () => void };

function openFiles(): number | null {
  if (Deno.build.os !== "linux") return null;
  return [...Deno.readDirSync("/proc/self/fd")].length;
}

function tell(step: number): void {
  if (step % Math.ceil(steps / 10) > 0) return;
  gc?.();
  const { rss, heapUsed, external } = Deno.memoryUsage();
  const mib = (bytes: number) => Math.round(bytes / 2 ** 20 * 10) / 10;
  const { numTensors } = tf.memory();
  console.log(JSON.stringify({
    step,
    tensors: numTensors,
    rss: mib(rss),
    heap: mib(heapUsed),
    external: mib(external),
    files: openFiles(),
  }));
}

try {
  const config = tinyConfig({
    steps,
    every: Math.ceil(steps / 20),
    log: 1,
    keep: 1,
    codebookStart: 2,
    batchSize: 1,
    restorer: { skips: 1 },
    data: { people: 16, prefetch: 2 },
  });
  const reporter = () => ({ ...SILENT, step: tell });
  await train(join(folder, "run"), config, { reporter });
} finally {
  await Deno.remove(folder, { recursive: true });
}
