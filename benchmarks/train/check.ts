import { writeSafetensors } from "@revisage/core";
import type { Module } from "@revisage/core/module";
import { statelessDiffAugment, type TrainConfig } from "@revisage/train";
import { loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { join } from "node:path";
import { drawRows } from "../../packages/train/step/codebooks.ts";
import { ratesAt } from "../../packages/train/step/rates.ts";
import { stepNoise } from "../../packages/train/step/step_input.ts";
import type { StepReport } from "../../packages/train/step/training_step.ts";
import type { Command } from "../harness/child.ts";
import { configOf } from "./config.ts";
import { Learning } from "./learning.ts";
import type { TrainingSettings } from "./settings.ts";

/** Around the first with R1 that has a past: at 0 nothing is averaged yet. */
const STEPS = [15, 16, 17];
/** How far apart losses and norms may be, beside the larger of them. */
const TOLERANCE = 2e-3;
/**
 * How far apart weights may end, beside how far they went. Adam's first steps
 * are as long for gradients that are hardly there, whose sign rounding decides.
 */
const MOVED = 0.05;

/** So that steps are small. */
const RATE = 1e-4;

/** What the twin found: its reports, and for each module how far off it is. */
interface Account {
  readonly reports: readonly StepReport[];
  readonly apart: Readonly<Record<string, number>>;
}

type Named = [name: string, tensor: Tensor];

/**
 * Gives both sides the same weights, images and random numbers, lets them take
 * three steps, one with R1, and compares all losses, the norms of gradients, and
 * where weights, averages and codes end.
 *
 * @param twin Starts the twin, which is told where the tensors are, and what to
 * do.
 * @returns What was compared.
 * @throws {Error} If they disagree.
 */
export async function checkTwin(
  settings: TrainingSettings,
  twin: (path: string, task: string) => Command,
): Promise<string> {
  await loadTensorFlow({ threads: settings.threads });
  const config = slow(configOf(settings));
  using learning = new Learning(config);
  const { step, levels } = learning;
  const folder = await Deno.makeTempDir();
  try {
    const begun = tf.tidy(() =>
      [
        ...weightsOf(learning, "begin"),
        ...imagesOf(learning),
        ...STEPS.flatMap((at) => drawnAt(learning, at)),
      ].map(([name, tensor]): Named => [name, tf.keep(tensor.clone())])
    );
    const reports = STEPS.map((at) => step.take([levels], at));
    const path = join(folder, "tensors.safetensors");
    await save(path, [...begun, ...weightsOf(learning, "end")]);
    for (const [, tensor] of begun) tensor.dispose();
    const steps = STEPS.map((at) => ({
      name: `step${at}`,
      decay: ratesAt(at, config).decay,
      penalized: at % config.r1.interval === 0,
    }));
    const task = JSON.stringify({ config, steps });
    const account = await run(twin(path, task));
    return compare(reports, account);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What rounding makes of signs is not to grow from step to step. */
function slow(config: TrainConfig): TrainConfig {
  const rates = { learningRate: RATE, discriminatorRate: RATE };
  return { ...config, optimizer: { ...config.optimizer, ...rates } };
}

function weightsOf({ networks, vgg }: Learning, when: string): Named[] {
  const modules: [string, Module][] = [
    ["restorer", networks.restorer],
    ["average", networks.average],
    ["discriminator", networks.judge!.network],
  ];
  if (vgg) modules.push(["vgg", vgg]);
  return modules.flatMap(([name, module]) =>
    Array.from(module.variables(), ({ path, variable }): Named => [
      `${when}.${name}.${path}`,
      variable,
    ])
  );
}

function imagesOf({ levels: { degraded, reference, shape } }: Learning) {
  return Object.entries({ degraded, reference }).map((
    [name, values],
  ): Named => [name, tf.tensor(Float32Array.from(values), [...shape])]);
}

/** All random numbers of a step, as the step will draw them. */
function drawnAt({ config, networks }: Learning, at: number): Named[] {
  const { seed, batchSize: batch, restorer: { size, codes }, augment } = config;
  const step = tf.scalar(at, "int32");
  const key = { seed, step };
  const { latent, decoder, skips } = stepNoise(config, batch, step)!;
  const augmentations = ["judged", "reference", "restored"].map((name) => [
    name,
    statelessDiffAugment({
      ...key,
      batch,
      size,
      policy: augment,
      stream: `augment.${name}`,
    }),
  ]);
  const rows = Array.from(networks.restorer.codebooks.keys(), (resolution) => [
    resolution,
    drawRows(codes, batch * resolution ** 2, {
      ...key,
      stream: `codebook.${resolution}`,
    }).toFloat(),
  ]);
  return paths(`step${at}`, {
    noise: { latent, decoder, skips },
    ...Object.fromEntries(augmentations),
    rows: Object.fromEntries(rows),
  });
}

/** From `{ a: { b: x } }` to `["path.a.b", x]`. */
function paths(path: string, tree: object): Named[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    value instanceof tf.Tensor
      ? [[`${path}.${name}`, value] as Named]
      : paths(`${path}.${name}`, value)
  );
}

async function save(path: string, tensors: readonly Named[]): Promise<void> {
  await writeSafetensors(
    path,
    tensors.map(([name, tensor]) => [name, {
      dtype: "F32",
      shape: tensor.shape,
      data: () => tensor.data<"float32">(),
    }]),
  );
}

async function run({ program, args, env }: Command): Promise<Account> {
  const { success, stdout, stderr } = await new Deno.Command(program, {
    args: [...args],
    env: { ...env },
  }).output();
  const decoder = new TextDecoder();
  if (success) return JSON.parse(decoder.decode(stdout)) as Account;
  throw new Error(`The twin failed: ${decoder.decode(stderr)}`);
}

function compare(
  reports: readonly StepReport[],
  { reports: theirs, apart }: Account,
): string {
  const lines: string[] = [], wrong: string[] = [];
  const tell = (line: string, agree: boolean) => {
    lines.push(line);
    if (!agree) wrong.push(line);
  };
  for (const [i, report] of reports.entries()) {
    for (const [name, value] of Object.entries(report)) {
      const other = theirs[i]![name]!;
      const scale = Math.max(Math.abs(value), Math.abs(other));
      const agree = Math.abs(value - other) <= TOLERANCE * scale;
      tell(`step ${STEPS[i]}, ${name}: ${value} and ${other}`, agree);
    }
  }
  for (const [name, distance] of Object.entries(apart)) {
    const line = `${name}: ${distance} apart, beside how far it went`;
    tell(line, distance <= MOVED);
  }
  if (wrong.length > 0) {
    throw new Error(`The sides differ:\n${wrong.join("\n")}`);
  }
  return [...lines, `They agree within ${TOLERANCE} and ${MOVED}.`].join("\n");
}
