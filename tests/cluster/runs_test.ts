/**
 * Runs of several workers that end in all ways there are.
 *
 * @module
 */
import { findCheckpoint, readMetrics, type TrainConfig } from "@revisage/train";
import {
  assert,
  assertEquals,
  assertLess,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { join } from "node:path";
import {
  drawFace,
  writePicture,
} from "../../packages/train/data/testing/face_folder.ts";
import { inFolder } from "../../packages/train/run/testing/in_folder.ts";
import { SMALL_RUN } from "../../packages/train/testing/small_run.ts";
import { openRunFaces } from "../../packages/train/trainer/open_faces_of.ts";
import { tinyConfig } from "../../packages/train/testing/tiny_config.ts";
import type { RunOrder } from "./testing/orders.ts";
import {
  type Ending,
  runWorkers,
  startWorkers,
  type WorkerProcess,
} from "./testing/processes.ts";

/** Longer than any test takes, and a checkpoint after each step. */
const ENDLESS = tinyConfig({ steps: 100_000 }, SMALL_RUN);

function runOrder(
  folder: string,
  config: TrainConfig | null,
  changes: Partial<RunOrder> = {},
) {
  return {
    scenario: "run",
    folder,
    config,
    threads: 1,
    ...changes,
  } as const;
}

/** The step that a run's newest checkpoint is of, and where its samples stand. */
async function newest(run: string): Promise<{ step: number; samples: number }> {
  const { path, step } = (await findCheckpoint(run))!;
  const { state } = JSON.parse(
    await Deno.readTextFile(join(path, "state.json")),
  );
  const { epoch, position } = state.batches;
  const { train } = await openRunFaces(ENDLESS);
  return { step, samples: train.faces.length * epoch + position };
}

/** Trains with some workers, until a signal is sent to the last one. */
async function trainUntil(
  signal: Deno.Signal,
  { run, count, config, steps }: {
    readonly run: string;
    readonly count: number;
    readonly config: TrainConfig | null;
    readonly steps: number;
  },
): Promise<{ endings: Ending[]; seconds: number; last: WorkerProcess }> {
  const before = config === null ? (await newest(run)).step : 0;
  const workers = startWorkers(count, () => runOrder(run, config));
  await using all = new AsyncDisposableStack();
  workers.forEach((worker) => all.use(worker));
  const last = workers.at(-1)!;
  await last.untilPrinted(`step ${before + steps}`);
  last.kill(signal);
  const start = performance.now();
  const endings = await Promise.all(workers.map((worker) => worker.ending()));
  return { endings, seconds: (performance.now() - start) / 1000, last };
}

Deno.test("a run goes on after any stop, with more workers and with fewer", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    // A worker that is asked to stop stops all.
    const asked = await trainUntil(
      "SIGINT",
      { run, count: 2, config: ENDLESS, steps: 3 },
    );
    const results = asked.endings.map(({ value }) => value as { step: number });
    const two = await newest(run);
    assert(two.step >= 3);
    assertEquals(results.map(({ step }) => step), [two.step, two.step]);
    assertEquals(two.samples, 2 * two.step);
    assertEquals(asked.endings.map(({ stderr }) => stderr), [
      "",
      "Stopping.\n",
    ]);

    // A worker that dies ends the others.
    const killed = await trainUntil(
      "SIGKILL",
      { run, count: 3, config: null, steps: 2 },
    );
    assertLess(killed.seconds, 20);
    for (const { error, code } of killed.endings.slice(0, 2)) {
      assertEquals([error!.name, code], ["ClusterError", 1]);
      // Who notices late finds those gone, too, that noticed early.
      assertMatch(error!.message, /^Cannot reach worker .*connection closed/);
      const name = `worker 2 (${killed.last.address})`;
      assertStringIncludes(error!.message, name);
    }
    const three = await newest(run);
    assert(three.step > two.step);
    assertEquals(three.samples, two.samples + 3 * (three.step - two.step));

    const alone = await trainUntil(
      "SIGINT",
      { run, count: 1, config: null, steps: 2 },
    );
    assertEquals(alone.endings[0]!.error, undefined);
    const one = await newest(run);
    assertEquals(one.samples, three.samples + one.step - three.step);
    const lines = await readMetrics(join(run, "metrics.jsonl"));
    const steps = lines.map(({ step }) => step);
    assertEquals(steps, steps.map((_, i) => i)); // Each once.
    assertEquals(steps.at(-1), one.step);
  }));

/** The message with which all workers ended. */
function messageOf(endings: readonly Ending[]): string {
  const [first, ...others] = endings.map(({ error, code }) => {
    assertEquals(code, 1);
    return `${error?.name}: ${error?.message}`;
  });
  for (const other of others) assertEquals(other, first);
  return first!;
}

Deno.test("a worker with other faces of the same names is found out by all", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    const disks = [0, 1].map((index) => join(folder, `disk-${index}`));
    for (const [index, disk] of disks.entries()) {
      for (const name of ["a", "b", "c", "d"]) {
        const face = drawFace(name.charCodeAt(0) + index);
        await writePicture(join(disk, "faces", `${name}.png`), face);
      }
    }
    const config = tinyConfig({ data: { folder: "faces" } }, ENDLESS);
    const endings = await runWorkers(
      2,
      (index) => runOrder(run, config, { disk: disks[index]! }),
    );
    assertMatch(
      messageOf(endings),
      /^ClusterError: Cannot go on in the cluster: the faces to learn from must be the same on all workers, but worker 1 \(127.0.0.1:\d+\) has others than worker 0 \(127.0.0.1:\d+\)\. Put the same files in the same place on every machine\.$/,
    );
  }));

Deno.test("a worker with other weights is found out by all before they are saved", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    const config = tinyConfig({ every: 3 }, ENDLESS);
    const endings = await runWorkers(2, (index) =>
      runOrder(run, config, {
        ...index === 1 && { spoil: { after: 4, by: 1e-3 } },
      }));
    assertMatch(
      messageOf(endings),
      /^ClusterError: Cannot go on in the cluster: weights, averages and moments must be the same on all workers, but worker 1 \(127.0.0.1:\d+\) has others than worker 0 /,
    );
    assertEquals((await newest(run)).step, 3);
  }));

Deno.test("a number that is not finite on one worker ends all with one error", () =>
  inFolder(async (folder) => {
    const run = join(folder, "run");
    const config = tinyConfig({ every: 2 }, ENDLESS);
    const endings = await runWorkers(2, (index) =>
      runOrder(run, config, {
        ...index === 1 && { spoil: { after: 3, by: null } },
      }));
    const good = join(run, "checkpoints", "step-2");
    const message = messageOf(endings);
    assertMatch(message, /^NonFiniteError: Cannot take step 4: loss\/total /);
    assertStringIncludes(message, `The last good checkpoint is ${good}.`);
  }));
