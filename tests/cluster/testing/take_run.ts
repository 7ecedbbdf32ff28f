import {
  follow,
  resume,
  type RunResult,
  StopSignal,
  type Team,
  train,
} from "@revisage/train";
import * as tf from "@tensorflow/tfjs";
import { SILENT } from "../../../packages/train/trainer/train_options.ts";
import type { RunOrder } from "./orders.ts";

/** Trains in a folder, and prints a line after each step. */
export async function takeRun(
  { folder, config, spoilAt, chdir }: RunOrder,
  team: Team,
): Promise<RunResult> {
  if (chdir !== undefined) Deno.chdir(chdir);
  using stop = await StopSignal.listen("Stopping.");
  const step = (done: number) => {
    if (done === spoilAt) spoil();
    console.log(`step ${done}`);
  };
  const options = { team, stop, reporter: () => ({ ...SILENT, step }) };
  if (team.index > 0) return await follow(options);
  return config === null
    ? await resume(folder, options)
    : await train(folder, config, options);
}

/** Changes one bit of one variable, as a broken memory would. */
function spoil(): void {
  const [variable] = Object.values(tf.engine().registeredVariables);
  tf.tidy(() => variable!.assign(variable!.add(1e-3)));
}
