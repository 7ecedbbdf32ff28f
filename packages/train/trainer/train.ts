import { parseTrainConfig } from "../config/parse_train_config.ts";
import type { TrainConfig } from "../config/train_config.ts";
import { RunFolder } from "../run/run_folder.ts";
import { ALONE, type Team } from "../team/team.ts";
import { tellAll } from "../team/tell_all.ts";
import { together } from "../team/together.ts";
import { agreeOnFaces } from "./agree_on_faces.ts";
import { FolderKeeper } from "./folder_keeper.ts";
import { FrozenNetworks } from "./frozen_networks.ts";
import { NO_KEEPER } from "./keeper.ts";
import { openRunFaces } from "./open_faces_of.ts";
import type { TrainingParts } from "./training.ts";
import { type RunResult, TrainingRun } from "./training_run.ts";
import type { TrainOptions } from "./train_options.ts";
import { untilAborted } from "./until_aborted.ts";

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
 * @throws {unknown} The reason of a signal of `options`, if it ended the work.
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
 * const folder = await Deno.makeTempDir();
 * const { values } = await train(folder, config);
 * assert(values["validation/psnr"]! > 0);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function train(
  folder: string,
  config: TrainConfig,
  options: TrainOptions = {},
): Promise<RunResult> {
  const { team = ALONE } = options;
  checkPlace("train", team);
  tellAll(team, config);
  return await withParts(config, options, async (parts) => {
    await using run = await RunFolder.create(folder, config, {
      keep: config.keep,
    });
    return await goWith(run, parts, options);
  });
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
  const { team = ALONE } = options;
  checkPlace("resume", team);
  const parse = (config: unknown, source: string) =>
    parseTrainConfig(config, undefined, source);
  const keep = ({ keep }: TrainConfig) => keep;
  await using run = await RunFolder.open(folder, parse, { keep });
  tellAll(team, run.config);
  return await withParts(
    run.config,
    options,
    (parts) => goWith(run, parts, options),
  );
}

/**
 * Trains as another worker than 0, which calls {@linkcode train} or
 * {@linkcode resume} and alone has the run's folder: it says what is trained,
 * measures, and saves.
 *
 * Faces and weights must lie in the same place on all machines.
 *
 * @throws {ClusterError} If another worker is gone, or has other faces.
 * @throws {NonFiniteError} If a loss or a gradient is not finite on any worker.
 * @throws {Error} If faces or weights cannot be had.
 */
export async function follow(
  options: TrainOptions & { readonly team: Team },
): Promise<RunResult> {
  const { team } = options;
  checkPlace("follow", team);
  const config = parseTrainConfig(
    tellAll<unknown>(team, null),
    undefined,
    `config of ${team.names[0]}`,
  );
  return await withParts(config, options, async (parts) => {
    using training = new TrainingRun(NO_KEEPER, parts, options);
    return await training.go();
  });
}

function checkPlace(call: "train" | "resume" | "follow", team: Team): void {
  if ((call === "follow") === (team.index > 0)) return;
  const must = call === "follow" ? "must not be worker 0" : "must be worker 0";
  throw new RangeError(
    `Cannot ${call}: this process ${must}, got ${team.names[team.index]}`,
  );
}

/** Opens what a config names; it is the same on all workers. */
async function withParts(
  config: TrainConfig,
  { team = ALONE, packing, weights }: TrainOptions,
  work: (parts: TrainingParts) => Promise<RunResult>,
): Promise<RunResult> {
  // First what may fail, so that a folder with a run means that it began.
  const faces = await together(
    team,
    () => untilAborted(openRunFaces(config, packing), packing?.signal),
  );
  agreeOnFaces(team, faces.train);
  await using frozen = await together(
    team,
    () => untilAborted(FrozenNetworks.load(config, weights), weights?.signal),
  );
  return await work({ config, faces, frozen, team });
}

async function goWith(
  run: RunFolder<TrainConfig>,
  parts: TrainingParts,
  options: TrainOptions,
): Promise<RunResult> {
  using keeper = new FolderKeeper(run, parts);
  using training = new TrainingRun(keeper, parts, options);
  return await training.go();
}
