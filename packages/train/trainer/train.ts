import { parseTrainConfig } from "../config/parse_train_config.ts";
import type { TrainConfig } from "../config/train_config.ts";
import { RunFolder } from "../run/run_folder.ts";
import { FrozenNetworks } from "./frozen_networks.ts";
import { openRunFaces } from "./open_faces_of.ts";
import { type RunResult, TrainingRun } from "./training_run.ts";
import type { TrainOptions } from "./train_options.ts";

/**
 * Trains a restorer in a new run, until its last step or until it is asked to
 * stop. Everything the run needs to go on lies in its folder then.
 *
 * Uses the backend of TensorFlow.js that is in use; choose it before, by
 * `useBackend` of `@revisage/tensorflow`.
 *
 * @param folder The run's folder; made if missing, and must hold no run.
 * @param config What is trained, and how.
 * @throws {RunError} If the folder holds a run, or cannot be written to; the
 * last good checkpoint is named.
 * @throws {NonFiniteError} If a loss or a gradient is not finite.
 * @throws {Error} If faces or weights cannot be had.
 *
 * @example
 * ```ts
 * import { parseTrainConfig, train } from "@revisage/train";
 * import { loadTensorFlow } from "@revisage/tensorflow";
 * import { assert } from "@std/assert";
 *
 * await loadTensorFlow();
 * const config = parseTrainConfig({
 *   steps: 2,
 *   batchSize: 2,
 *   codebookStart: 1,
 *   data: { people: 8, views: 1 },
 *   validation: { fraction: 0.2 },
 *   restorer: { preset: "tiny", channels: { base: 64, max: 8 }, codes: 8 },
 *   discriminator: { channels: { base: 64, max: 8 } },
 * });
 * const folder = `${await Deno.makeTempDir()}/run`;
 * const { values } = await train(folder, config);
 * assert(values["validation/psnr"]! > 0);
 * ```
 */
export async function train(
  folder: string,
  config: TrainConfig,
  options: TrainOptions = {},
): Promise<RunResult> {
  // First what may fail, so that a folder with a run means that it began.
  const faces = await openRunFaces(config, options.packing);
  await using frozen = await FrozenNetworks.load(config, options.weights);
  await using run = await RunFolder.create(folder, config, {
    keep: config.keep,
  });
  using training = new TrainingRun(run, { config, faces, frozen }, options);
  return await training.go();
}

/**
 * Goes on with a run where its newest whole checkpoint stands, bit for bit as if
 * it had not stopped.
 *
 * @param folder The run's folder.
 * @throws {RunError} If the folder holds no run, another process is at work in
 * it, no checkpoint is whole, or one is of another architecture.
 * @throws {Error} As {@linkcode train}.
 */
export async function resume(
  folder: string,
  options: TrainOptions = {},
): Promise<RunResult> {
  const parse = (config: unknown, source: string) =>
    parseTrainConfig(config, undefined, source);
  const keep = ({ keep }: TrainConfig) => keep;
  await using run = await RunFolder.open(folder, parse, { keep });
  const { config } = run;
  const faces = await openRunFaces(config, options.packing);
  await using frozen = await FrozenNetworks.load(config, options.weights);
  using training = new TrainingRun(run, { config, faces, frozen }, options);
  return await training.go();
}
