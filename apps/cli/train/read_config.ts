import { ConfigError } from "@revisage/core";
import { parseTrainConfig, type TrainConfig } from "@revisage/train";
import { mergeConfigs, type Plain } from "./merge.ts";
import type { Recipe } from "./recipe.ts";
import { namesGiven, type SettingFlags, settingsOf } from "./settings.ts";

/**
 * Reads what a new run is to be: a recipe, and what flags say over it.
 *
 * @throws {UsageError} If `--set` is not `KEY=VALUE`.
 * @throws {ConfigError} If the config is wrong. It names the recipe alone if
 * that is wrong by itself, else the flags, too.
 */
export function readConfig(recipe: Recipe, flags: SettingFlags): TrainConfig {
  const settings = settingsOf(flags);
  const source = `recipe ${recipe.reference}`;
  const both = mergeConfigs(recipe.config, settings);
  try {
    return parseTrainConfig(both, undefined, source);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { problems } = error;
    const own = problemsOf(recipe);
    if (problems.every((problem) => own.includes(problem))) throw error;
    throw new ConfigError(
      `${source} with ${namesGiven(flags).join(", ")}`,
      problems.map((problem) => withAdvice(problem, settings)),
    );
  }
}

/** What is wrong with a recipe by itself. */
function problemsOf({ config }: Recipe): readonly string[] {
  try {
    parseTrainConfig(config);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** Where no flag set the value, one can: the recipe's contradicts a flag. */
function withAdvice(problem: string, settings: Plain): string {
  const [, key] = /^(\w+(?:\.\w+)*) must /.exec(problem) ?? [];
  return key === undefined || isIn(settings, key.split("."))
    ? problem
    : `${problem}; --set ${key}=VALUE changes it`;
}

function isIn(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return typeof value === "object" && value !== null &&
    Object.hasOwn(value, key) && isIn((value as Plain)[key], rest);
}
