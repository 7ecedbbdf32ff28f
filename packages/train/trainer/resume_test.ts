/**
 * A run that stops and goes on ends where one ends that never stopped: bit for
 * bit, on compiled steps.
 *
 * @module
 */
import { loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { join } from "node:path";
import type { TrainConfig } from "../config/train_config.ts";
import { readMetrics } from "../events/mod.ts";
import type { Reporter } from "../events/progress/reporter.ts";
import { inFolder, namesOf } from "../run/testing/in_folder.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { resume, train } from "./train.ts";
import { SILENT } from "./train_options.ts";

await loadTensorFlow();

/** Asks to stop once so many steps are done. */
function stopAfter(steps: number) {
  const stop: { requested: string | null } = { requested: null };
  const step: Reporter["step"] = (done) => {
    if (done === steps) stop.requested = "SIGINT";
  };
  return { stop, reporter: () => ({ ...SILENT, step }) };
}

/** All that the run's last step left: every byte of it, and the curves. */
async function remains(run: string, step: number) {
  const folder = join(run, "checkpoints", `step-${step}`);
  const files = namesOf(folder).map((name) => [
    name,
    Deno.readFileSync(join(folder, name)),
  ]);
  const metrics = (await readMetrics(join(run, "metrics.jsonl")))
    .map(({ step, values }) => {
      const { "data/waited": _, ...others } = values;
      return { step, values: others };
    });
  return { files: Object.fromEntries(files), metrics };
}

/** Another process looks: Deno lets no program with fewer rights than all. */
function countOpenFiles(): number {
  const args = [`/proc/${Deno.pid}/fd`];
  const { stdout } = new Deno.Command("ls", { args }).outputSync();
  return new TextDecoder().decode(stdout).trim().split("\n").length;
}

/** Asks what is held after some steps: tensors, and open files. */
function watch(steps: readonly number[]) {
  const held: { tensors: number; files: number }[] = [];
  const files = () => Deno.build.os === "linux" ? countOpenFiles() : 0;
  const step: Reporter["step"] = (done) => {
    if (steps.includes(done)) {
      held.push({ tensors: tf.memory().numTensors, files: files() });
    }
  };
  return { held, reporter: () => ({ ...SILENT, step }) };
}

async function checkResume(config: TrainConfig, stop: number): Promise<void> {
  await inFolder(async (folder) => {
    const [whole, parted] = ["whole", "parted"].map((n) => join(folder, n));
    const { steps } = config;
    const watched = watch([24, 29]);
    const all = await train(whole!, config, watched);
    const [before, after] = watched.held;
    assertEquals(after!.tensors, before!.tensors);
    // Some of the system's come and go. One kept at each step would make five.
    const kept = after!.files - before!.files;
    assert(kept < 4, `${kept} files more are open`);
    const first = await train(parted!, config, stopAfter(stop));
    assertEquals([first.step, first.isDone], [stop, false]);
    const second = await resume(parted!);
    assertEquals([second.step, second.isDone], [steps, true]);
    assertEquals(second.values, all.values);
    const expected = await remains(whole!, steps);
    assertEquals(expected.metrics.map(({ step }) => step), [
      0,
      ...[1, 2, 3, 4, 5, 6].map((i) => 5 * i),
    ]);
    assertEquals(await remains(parted!, steps), expected);
  });
}

const RUN = { steps: 30, log: 5, every: 15 };

Deno.test("30 steps are 10 and 20, with codebooks that started before the stop", () =>
  checkResume(
    tinyConfig({ ...RUN, codebookStart: 4, r1: { interval: 1 } }),
    10,
  ));

Deno.test("30 steps are 10 and 20, with codebooks that start later, and batches ahead", () =>
  checkResume(
    tinyConfig({
      ...RUN,
      codebookStart: 12,
      data: { prefetch: 4 },
      loss: { adversarial: 0 },
      optimizer: { beta1: 0.5, clip: 1, warmUp: 15, least: 0.1 },
    }),
    10,
  ));
