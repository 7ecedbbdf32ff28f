import { writeSafetensors } from "@revisage/core";
import type { PresetName } from "@revisage/models";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { join } from "node:path";
import type { Command } from "../harness/child.ts";
import { configOf, Restoring } from "./restoring.ts";

/** How far apart numbers may be, beside the larger of them. */
const TOLERANCE = 1e-3;

/** What both sides tell of one batch. */
interface Account {
  readonly parameters: number;
  readonly loss: number;
  /** Root of the sum of all squared gradients. */
  readonly gradient: number;
}

/** What the check is made with. */
export interface CheckOptions {
  readonly preset: PresetName;
  readonly batch: number;
  readonly threads: number;
  /** Starts the twin, which is told where the tensors are, and its config. */
  readonly twin: (path: string, config: string) => Command;
}

/**
 * Gives our restorer and its twin the same weights, images and noise, and
 * compares the loss and the length of its gradient.
 *
 * @returns What was compared.
 * @throws {Error} If they disagree.
 */
export async function checkTwin(options: CheckOptions): Promise<string> {
  await loadTensorFlow({ threads: options.threads });
  const config = configOf(options);
  using restoring = new Restoring(config, options.batch);
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "start.safetensors");
    await save(path, restoring);
    const ours = account(restoring);
    const command = options.twin(path, JSON.stringify(config));
    const theirs = await accountOfTwin(command);
    compare(ours, theirs);
    return describe({ ours, PyTorch: theirs });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function account(restoring: Restoring): Account {
  const sizes = restoring.parameters().map(([, { size }]) => size);
  const results = compile(() => restoring.gradients())();
  return tf.tidy(() => {
    const [loss, ...gradients] = results;
    const squares = gradients.map((gradient) => gradient.square().sum());
    const [value, length] = tf.stack([loss!, tf.addN(squares).sqrt()])
      .dataSync();
    results.forEach((result) => result.dispose());
    const parameters = sizes.reduce((sum, size) => sum + size, 0);
    return { parameters, loss: value!, gradient: length! };
  });
}

async function save(path: string, restoring: Restoring): Promise<void> {
  const variables = Array.from(restoring.restorer.variables())
    .filter(({ variable }) => variable.dtype === "float32")
    .map(({ path, variable }): [string, Tensor] => [path, variable]);
  await writeSafetensors(
    path,
    [...variables, ...restoring.batch()].map(([name, tensor]) => [name, {
      dtype: "F32",
      shape: tensor.shape,
      data: () => tensor.data<"float32">(),
    }]),
  );
}

async function accountOfTwin({ program, args, env }: Command) {
  const { success, stdout, stderr } = await new Deno.Command(program, {
    args: [...args],
    env: { ...env },
  }).output();
  const decoder = new TextDecoder();
  if (success) return JSON.parse(decoder.decode(stdout)) as Account;
  throw new Error(`The twin failed: ${decoder.decode(stderr)}`);
}

function compare(ours: Account, theirs: Account): void {
  for (const [key, value] of Object.entries(ours)) {
    const other = theirs[key as keyof Account];
    const scale = Math.max(Math.abs(value), Math.abs(other));
    if (Math.abs(value - other) <= TOLERANCE * scale) continue;
    throw new Error(`The networks differ: ${key} is ${value} and ${other}`);
  }
}

function describe(accounts: Readonly<Record<string, Account>>): string {
  const lines = Object.entries(accounts).map(([name, account]) =>
    `${name}: ${account.parameters} parameters, loss ${account.loss}, ` +
    `gradient ${account.gradient}`
  );
  return [...lines, `They agree within ${TOLERANCE}.`].join("\n");
}
