import { Rng, writeSafetensors } from "@revisage/core";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { join } from "node:path";
import type { Command } from "../harness/child.ts";
import { type Batch, randomBatch, Training } from "./training.ts";

const STEPS = 5;
/** How far apart losses may be: at the first step, and after it. */
const TOLERANCE = 1e-4, LATER_TOLERANCE = 1e-3;

/** What both sides tell of their training. */
interface Account {
  readonly parameters: number;
  /** The loss at each step. */
  readonly losses: readonly number[];
}

/** What the check is made with. */
export interface CheckOptions {
  readonly size: number;
  readonly batch: number;
  readonly threads: number;
  /** Starts the twin, which is told where the tensors are. */
  readonly twin: (path: string) => Command;
}

/**
 * Trains our network and its twin from the same variables on the same batch,
 * and compares the losses: those after the first show that the gradients and
 * Adam agree, too.
 *
 * @returns What was compared.
 * @throws {Error} If they disagree.
 */
export async function checkTwin(options: CheckOptions): Promise<string> {
  await loadTensorFlow({ threads: options.threads });
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "start.safetensors");
    const [eager, compiled] = await trainOurs(options, path);
    const twin = await trainTwin(options.twin(path));
    compare("eager and PyTorch", eager, twin);
    compare("compiled and PyTorch", compiled, twin);
    return describe({ eager, compiled, PyTorch: twin });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function trainOurs(
  { size, batch: count }: CheckOptions,
  path: string,
): Promise<[eager: Account, compiled: Account]> {
  const batch = randomBatch(size, count, new Rng(1));
  const create = () => new Training(size, new Rng(0));
  const eager = create(), compiled = create();
  await save(path, eager, batch);
  return [
    train(eager, () => tf.tidy(() => eager.step(batch))),
    train(compiled, compile(() => compiled.step(batch))),
  ];
}

function train(training: Training, step: () => Tensor): Account {
  const variables = [...training.generator.variables.values()];
  return {
    parameters: variables.reduce((sum, { size }) => sum + size, 0),
    losses: Array.from({ length: STEPS }, () => {
      const loss = step();
      const [value] = loss.dataSync();
      loss.dispose();
      return value!;
    }),
  };
}

async function save(path: string, training: Training, batch: Batch) {
  const tensors = [...training.generator.variables, ...Object.entries(batch)];
  await writeSafetensors(
    path,
    tensors.map(([name, tensor]: [string, Tensor]) => [name, {
      dtype: "F32",
      shape: tensor.shape,
      data: () => tensor.data<"float32">(),
    }]),
  );
}

async function trainTwin({ program, args, env }: Command): Promise<Account> {
  const { success, stdout, stderr } = await new Deno.Command(program, {
    args: [...args, String(STEPS)],
    env: { ...env },
  }).output();
  const decoder = new TextDecoder();
  if (success) return JSON.parse(decoder.decode(stdout));
  throw new Error(`The twin failed: ${decoder.decode(stderr)}`);
}

function compare(who: string, a: Account, b: Account): void {
  if (a.parameters !== b.parameters) {
    throw new Error(
      `The networks differ: ${who} have ${a.parameters} and ${b.parameters} ` +
        `parameters`,
    );
  }
  const apart = a.losses.findIndex((loss, i) => {
    const tolerance = i === 0 ? TOLERANCE : LATER_TOLERANCE;
    return !(Math.abs(loss - b.losses[i]!) <= tolerance);
  });
  if (apart < 0) return;
  throw new Error(
    `The networks differ: at step ${apart + 1} ${who} lose ` +
      `${a.losses[apart]} and ${b.losses[apart]}`,
  );
}

function describe(accounts: Readonly<Record<string, Account>>): string {
  const lines = Object.entries(accounts).map(([name, account]) =>
    `${name}: ${account.parameters} parameters, losses ` +
    account.losses.map((loss) => loss.toFixed(6)).join(" ")
  );
  return [
    ...lines,
    `They agree within ${TOLERANCE}, and within ${LATER_TOLERANCE} later on.`,
  ].join("\n");
}
