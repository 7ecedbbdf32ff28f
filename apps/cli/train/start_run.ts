import {
  openReporter,
  parseTrainConfig,
  resume,
  type RunResult,
  StopSignal,
  train,
  type TrainConfig,
  type TrainOptions,
} from "@revisage/train";
import { useBackend } from "@revisage/tensorflow";
import { resolve } from "node:path";
import type { Io } from "../frame/io.ts";
import { merge } from "./merge.ts";
import { newRunFolder } from "./run_folder_name.ts";
import { readRecipe } from "./recipe.ts";
import { type SettingFlags, settingsOf } from "./settings.ts";
import { tellResult } from "./tell_result.ts";

/** What a new run is started with. */
export interface StartFlags extends SettingFlags {
  readonly recipe: string | undefined;
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Starts a run. @returns The exit status. */
export async function startRun(flags: StartFlags, io: Io): Promise<number> {
  const recipe = readRecipe(flags.recipe ?? "quickstart");
  const raw = merge(recipe.config, settingsOf(flags));
  const config = withWholePaths(
    parseTrainConfig(raw, undefined, `recipe ${recipe.name}`),
  );
  const folder = flags.out ?? await newRunFolder(recipe.name);
  io.tell(`Recipe ${recipe.name}: ${recipe.note[0]}`);
  io.tell(
    `Run ${folder}: ${config.steps} steps of ${
      config.batchSize * config.accumulate
    } faces.`,
  );
  return await goOn(
    folder,
    flags,
    io,
    (options) => train(folder, config, options),
  );
}

/** Goes on with a run. @returns The exit status. */
export async function resumeRun(
  folder: string,
  flags: Pick<StartFlags, "json">,
  io: Io,
): Promise<number> {
  return await goOn(folder, flags, io, (options) => resume(folder, options));
}

async function goOn(
  folder: string,
  { json }: Pick<StartFlags, "json">,
  io: Io,
  run: (options: TrainOptions) => Promise<RunResult>,
): Promise<number> {
  await useBackend();
  using stop = await StopSignal.listen(
    "Finishing the step and saving. Ctrl-C again leaves at once.",
  );
  const result = await run({
    stop,
    reporter: (size) => openReporter({ ...size, json }),
    packing: {
      onSkip: (_path, error) => io.tell(`${error.message}; skipped`),
      onWait: () => io.tell("Another process packs these faces; waiting."),
    },
  });
  tellResult(folder, result, { json, io });
  if (result.isDone) return 0;
  return stop.requested === "SIGTERM" ? 143 : 130;
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
