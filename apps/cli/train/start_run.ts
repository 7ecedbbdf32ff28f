import {
  follow,
  openReporter,
  resume,
  type RunResult,
  type RunSize,
  train,
  type TrainConfig,
  type TrainOptions,
} from "@revisage/train";
import { resolve } from "node:path";
import { checkFaceFolders } from "../frame/check_face_folders.ts";
import { checkOutput } from "../frame/check_output.ts";
import type { Io } from "../frame/io.ts";
import { shellLine } from "../frame/shell_line.ts";
import { UsageError } from "../frame/usage_error.ts";
import { type Place, placeWords } from "./place.ts";
import {
  holdsRun,
  newRunFolder,
  removeIfEmpty,
  RUNS,
} from "./run_folder_name.ts";
import { readConfig } from "./read_config.ts";
import { readRecipe } from "./recipe.ts";
import type { SettingFlags } from "./settings.ts";
import { tellResult } from "./tell_result.ts";
import { statusOf, work } from "./work.ts";

/** What a new run is started with. */
export interface StartFlags extends SettingFlags {
  readonly recipe: string | undefined;
  readonly out: string | undefined;
  readonly json: boolean;
}

/**
 * Starts a run.
 *
 * @returns The exit status.
 * @throws {UsageError} If the folder holds a run.
 */
export async function startRun(
  flags: StartFlags,
  place: Place | null,
  io: Io,
): Promise<number> {
  const recipe = readRecipe(flags.recipe ?? "quickstart");
  const config = withWholePaths(readConfig(recipe, flags));
  await checkOutput("train", "--out", flags.out ?? RUNS);
  await using undo = new AsyncDisposableStack();
  const folder = flags.out ??
    undo.adopt(await newRunFolder(recipe.name), removeIfEmpty);
  checkNoRun(folder);
  const { steps, batchSize, accumulate } = config;
  const images = batchSize * accumulate * (place?.workers.length ?? 1);
  io.tell(`Recipe ${recipe.name}: ${recipe.note[0]}`);
  io.tell(`Run ${folder}: ${steps} steps of ${images} faces.`);
  await checkFaceFolders("train", {
    data: config.data.folder,
    validation: config.validation.folder,
  });
  return await keepRun(
    { folder, json: flags.json, place, io },
    (options) => train(folder, config, options),
  );
}

/**
 * Goes on with a run.
 *
 * @returns The exit status.
 * @throws {UsageError} If the folder holds none.
 */
export async function resumeRun(
  folder: string,
  { json }: Pick<StartFlags, "json">,
  place: Place | null,
  io: Io,
): Promise<number> {
  if (!holdsRun(folder)) {
    throw new UsageError(
      "train",
      `--resume must name a run, found no config.json in ${folder}`,
    );
  }
  return await keepRun(
    { folder, json, place, io },
    (options) => resume(folder, options),
  );
}

/** Learns with worker 0. @returns The exit status. */
export async function followRun(place: Place, io: Io): Promise<number> {
  const again = shellLine(["deno", "task", "train", ...placeWords(place)]);
  const folder = null;
  const worked = await work({ place, io, folder, again }, follow);
  const { result } = worked;
  if (result !== null) {
    const end = result.isDone ? "Done" : "Stopped";
    io.tell(`${end} at step ${result.step}; worker 0 has the run.`);
  }
  return statusOf(worked);
}

/** A run that this process keeps. */
interface Kept {
  readonly folder: string;
  readonly json: boolean;
  readonly place: Place | null;
  readonly io: Io;
}

/** Trains, and tells how it ended. @returns The exit status. */
async function keepRun(
  { folder, json, place, io }: Kept,
  run: (options: TrainOptions) => Promise<RunResult>,
): Promise<number> {
  const words = place === null ? [] : placeWords(place);
  const again = shellLine(
    ["deno", "task", "train", "--resume", folder, ...words],
  );
  const reporter = (size: RunSize) => openReporter({ ...size, json });
  const worked = await work(
    { place, io, folder, again },
    (options) => run({ ...options, reporter }),
  );
  const { result } = worked;
  if (result !== null) tellResult(folder, result, { json, io, again });
  return statusOf(worked);
}

/** Finds out before faces are packed, which takes long. */
function checkNoRun(folder: string): void {
  if (!holdsRun(folder)) return;
  throw new UsageError(
    "train",
    `${folder} holds a run already; go on with it by ` +
      `${shellLine(["--resume", folder])}, or choose another folder`,
  );
}

/** Paths that mean the same in whatever folder the run is resumed. */
function withWholePaths(config: TrainConfig): TrainConfig {
  const whole = (path: string | null) => path === null ? null : resolve(path);
  const { data, validation, weights } = config;
  return {
    ...config,
    data: { ...data, folder: whole(data.folder) },
    validation: {
      ...validation,
      folder: whole(validation.folder),
      list: whole(validation.list),
    },
    weights: {
      vgg19: whole(weights.vgg19),
      lpips: whole(weights.lpips),
      lpipsAlex: whole(weights.lpipsAlex),
      sface: whole(weights.sface),
    },
  };
}
