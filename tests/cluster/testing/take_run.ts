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
  { folder, config, spoil, disk }: RunOrder,
  team: Team,
): Promise<RunResult> {
  if (disk !== undefined) Deno.chdir(disk);
  using stop = await StopSignal.listen("Stopping.");
  const step = (done: number) => {
    if (done === spoil?.after) addToWeight(spoil.by ?? NaN);
    console.log(`step ${done}`);
  };
  const options = {
    team,
    stop,
    reporter: () => ({ ...SILENT, step }),
    packing: { cache: "cache", workers: 0 },
  };
  if (team.index > 0) return await follow(options);
  return config === null
    ? await resume(folder, options)
    : await train(folder, config, options);
}

/** Changes a variable behind everybody's back, as a broken memory would. */
function addToWeight(value: number): void {
  const [variable] = Object.values(tf.engine().registeredVariables);
  tf.tidy(() => variable!.assign(variable!.add(value)));
}
