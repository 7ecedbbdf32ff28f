import { ConfigError, field, parseConfig } from "@revisage/core";
import { type Mention, NamedFiles } from "../frame/named_files.ts";
import { isPlain, mergeConfigs, type Plain } from "./merge.ts";

/** The recipes that come along. */
const RECIPES = new NamedFiles(
  "recipe",
  new URL("../../../recipes/", import.meta.url),
);

/** What a recipe's file holds. */
interface RecipeFile {
  /** What it is for, on what it was tried, how long it took, what came out. */
  readonly note: readonly string[];
  /** The recipe that it changes: a name, or a file beside it; `null` for none. */
  readonly base: string | null;
  /** What is different from it: a config, in part. */
  readonly config: Plain;
}

const SCHEMA = {
  note: field.listOf(field.text(), [1, 100]),
  base: field.orNull(field.text()),
  config: field.custom("an object", isPlain),
};

/** A recipe, with all that it is based on. */
export interface Recipe {
  /** What it is called: the default name of runs. */
  readonly name: string;
  /** What it can be read by: its name if it came along, else its path. */
  readonly reference: string;
  /** What its note says. */
  readonly note: readonly string[];
  /** A config, in part: `parseTrainConfig` makes it whole. */
  readonly config: Plain;
}

/** The names of the recipes that come along. */
export function recipeNames(): string[] {
  return RECIPES.names();
}

/**
 * Reads a recipe.
 *
 * @param recipe A name of {@linkcode recipeNames}, or a file, which ends in
 * `.json`.
 * @param by The file that names it, if one does: it is found beside that.
 * @throws {ConfigError} If there is none, or its file holds something else.
 */
export function readRecipe(recipe: string, by?: Mention): Recipe {
  return read(recipe, [], by);
}

function read(
  recipe: string,
  above: readonly string[],
  by: Mention | undefined,
): Recipe {
  const { name, path, reference, value } = RECIPES.read(recipe, by);
  if (above.includes(path)) {
    throw new ConfigError(path, ["base must not lead back to itself"]);
  }
  const file: RecipeFile = parseConfig(
    value,
    SCHEMA,
    { note: ["A recipe."], base: null, config: {} },
    path,
  );
  const { note, base, config } = file;
  const own = { name, reference, note };
  if (base === null) return { ...own, config };
  const below = read(base, [...above, path], { path, key: "base" });
  return { ...own, config: mergeConfigs(below.config, config) };
}
