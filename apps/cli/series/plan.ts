import { parseTrainConfig } from "@revisage/train";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { mergeConfigs } from "../train/merge.ts";
import { readRecipe, type Recipe } from "../train/recipe.ts";
import { settingsOf } from "../train/settings.ts";
import type { Series, SeriesModel, SeriesTest } from "./series_file.ts";

/** What a series is run with, beside its file. */
export interface SeriesSettings {
  /** That file, as it was named. */
  readonly file: string;
  /** Faces to learn from; null draws them. */
  readonly data: string | null;
  /** Faces to be judged by. */
  readonly validation: string;
  readonly out: string;
  /** `KEY=VALUE`, for every run. */
  readonly set: readonly string[];
  /** What `evaluate` is told. */
  readonly extractor: string | null;
  readonly lpips: string | null;
}

/** A run to be trained. */
export interface PlannedRun {
  readonly model: string;
  readonly seed: number;
  /** Says what it is of: runs of one id are the same. */
  readonly id: string;
  readonly folder: string;
  readonly steps: number;
  /** What `train` is told to begin it. */
  readonly words: readonly string[];
}

/** A test to be made. */
export interface PlannedTest extends SeriesTest {
  readonly id: string;
  readonly folder: string;
}

/** What a series takes. */
export interface Plan {
  /** Seed by seed. */
  readonly runs: readonly PlannedRun[];
  readonly tests: readonly PlannedTest[];
  /** Where tables and reports are written. */
  readonly folder: string;
}

/**
 * Plans which runs and tests a series takes.
 *
 * A run's folder is named by its recipe, its seed and a digest of its whole
 * config, so that another series finds what it shares, and a recipe that
 * changed is trained anew. Where weights lie does not matter to it.
 *
 * @throws {ConfigError} If there is no such recipe, or its config is wrong.
 */
export function planSeries(series: Series, settings: SeriesSettings): Plan {
  const { out } = settings;
  return {
    runs: series.seeds.flatMap((seed) =>
      series.models.map((model, i) => {
        const by = { path: series.path, key: `models.${i}.recipe` };
        return planRun(model, readRecipe(model.recipe, by), seed, settings);
      })
    ),
    tests: series.tests.map((test) => {
      const id = `${test.name}-${
        digestOf([test, resolve(settings.validation)])
      }`;
      return { ...test, id, folder: join(out, "tests", id) };
    }),
    folder: join(out, series.name),
  };
}

function planRun(
  { name, set }: SeriesModel,
  recipe: Recipe,
  seed: number,
  settings: SeriesSettings,
): PlannedRun {
  const { out, validation, data } = settings;
  const sets = [...Object.entries(set).map(asSetting), ...settings.set];
  const { weights: _, ...config } = parseTrainConfig(
    mergeConfigs(
      recipe.config,
      settingsOf({
        data: data === null ? undefined : resolve(data),
        validation: resolve(validation),
        steps: undefined,
        every: undefined,
        accumulate: undefined,
        seed,
        set: sets,
      }),
    ),
    undefined,
    `the config of ${name}`,
  );
  const id = `${recipe.name}-seed-${seed}-${digestOf(config)}`;
  const folder = join(out, "runs", id);
  return {
    model: name,
    seed,
    id,
    folder,
    steps: config.steps,
    words: [
      ...["--recipe", recipe.reference, "--seed", `${seed}`, "--out", folder],
      ...data === null ? [] : ["--data", data],
      ...["--validation", validation],
      ...sets.flatMap((setting) => ["--set", setting]),
    ],
  };
}

/** `{ loss: { l1: 2 } }` → `loss={"l1":2}`, which `--set` merges. */
function asSetting([key, value]: [string, unknown]): string {
  return `${key}=${JSON.stringify(value)}`;
}

/** Eight letters for a value of JSON. */
function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex")
    .slice(0, 8);
}
