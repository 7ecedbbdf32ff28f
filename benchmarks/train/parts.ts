/**
 * What a step of training is made of, and what a checkpoint adds to it: the
 * preset `small`, batches of 4.
 *
 *     deno run -A benchmarks/train/parts.ts [ROUNDS]
 *
 * Each part is measured by itself, as a compiled function, in turns with all
 * others and with whole steps; what cannot be had by itself is a difference
 * within a round. So the sum of the parts is a finding: it comes near the whole
 * only if nothing was left out.
 *
 * @module
 */

import { loadTensorFlow } from "@revisage/tensorflow";
import { Batches, syntheticFaces } from "@revisage/train/data";
import { median } from "../harness/statistics.ts";
import { measureCheckpoint } from "./checkpoint.ts";
import { configOf } from "./config.ts";
import { Learning } from "./learning.ts";
import { compiledPieces } from "./pieces.ts";
import { Records } from "./records.ts";

/** Milliseconds of a round, by what was measured. */
type Times = Readonly<Record<string, number>>;

const THREADS = navigator.hardwareConcurrency;
const WARM_UPS = 2, ROUNDS = 7;
const PEOPLE = 2;

const config = configOf({
  preset: "small",
  batch: 4,
  threads: THREADS,
  perceptual: false,
});
const { interval } = config.r1;
/** One step of so many has the penalty. */
const share = 1 / interval;

/** What a step does, one thing after the other. */
const PARTS: Readonly<Record<string, (t: Times) => number>> = {
  "restorer, forward": (t) => t.forward!,
  "losses": (t) => t.losses!,
  "restorer and losses, backward": (t) => t.pass! - t.forward! - t.losses!,
  "codebooks follow": (t) => t.codebooks!,
  "Adam of the restorer": (t) => t.adam!,
  "average of weights": (t) => t.average!,
  "discriminator, forward": (t) => t.judgeForward!,
  "discriminator, backward": (t) => t.judgePass! - t.judgeForward!,
  "R1, in one step of 16": (t) => (t.judgePassWithR1! - t.judgePass!) * share,
  "Adam of the discriminator": (t) => t.judgeAdam!,
};

const WHOLE = (t: Times) => t.step! + (t.stepWithR1! - t.step!) * share;

/** What a run does beside its steps. */
const BESIDE: Readonly<Record<string, (t: Times) => number>> = {
  "writing a step down, if each were": (t) => t.records!,
  "making a batch, in a worker": (t) => t.batch!,
};

await loadTensorFlow({ threads: THREADS });
const folder = await Deno.makeTempDir();
try {
  const rounds = Number(Deno.args[0] ?? ROUNDS);
  using learning = new Learning(config);
  tell(await measure(learning, rounds));
  console.log(await measureCheckpoint(learning, folder));
} finally {
  await Deno.remove(folder, { recursive: true });
}

async function measure(learning: Learning, rounds: number): Promise<Times[]> {
  const { step, levels } = learning;
  const report = step.take([levels], 0);
  using records = new Records(folder);
  using batches = drawnBatches();
  const runs: Record<string, () => unknown> = {
    ...compiledPieces(learning),
    step: () => step.take([levels], 1),
    stepWithR1: () => step.take([levels], interval),
    records: () => records.write(report),
    batch: async () => (await batches.next())[Symbol.dispose](),
  };
  const measured: Times[] = [];
  for (let round = 0; round < WARM_UPS + rounds; round++) {
    const times: Record<string, number> = {};
    for (const [name, run] of Object.entries(runs)) {
      const start = performance.now();
      await run();
      times[name] = performance.now() - start;
    }
    if (round >= WARM_UPS) measured.push(times);
  }
  return measured;
}

/** Batches that are made in this thread, of faces that were all drawn before. */
function drawnBatches(): Batches {
  const { batchSize, degradation: { preset }, restorer: { size } } = config;
  const source = syntheticFaces({ size, people: PEOPLE, views: 1 });
  return new Batches(source, [...source.names.keys()], {
    preset,
    seed: 0,
    referenceSize: 512,
    batchSize,
    prefetch: 0,
  });
}

function tell(measured: readonly Times[]): void {
  const middle = (of: (t: Times) => number) => median(measured.map(of));
  const whole = middle(WHOLE);
  const row = (name: string, ms: number) => {
    const percent = (100 * ms / whole).toFixed(1);
    console.log(`| ${name} | ${ms.toFixed(1)} ms | ${percent} % |`);
  };
  console.log("| part | median | of a step |\n| - | -: | -: |");
  for (const [name, of] of Object.entries(PARTS)) row(name, middle(of));
  const parts = Object.values(PARTS);
  row("all of these", middle((t) => parts.reduce((sum, of) => sum + of(t), 0)));
  row("a step", whole);
  for (const [name, of] of Object.entries(BESIDE)) row(name, middle(of));
}
