import { ConfigError, didYouMean, field, parseConfig } from "@revisage/core";
import { fileURLToPath } from "node:url";
import { merge, type Plain } from "./merge.ts";

/** The folder of the recipes that come along. */
const FOLDER = new URL("../../../recipes/", import.meta.url);

/** What a recipe's file holds. */
interface RecipeFile {
  /** What it is for, on what it was tried, how long it took, what came out. */
  readonly note: readonly string[];
  /** The recipe that it changes; `null` for none. */
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
  /** What its note says. */
  readonly note: readonly string[];
  /** A config, in part: `parseTrainConfig` makes it whole. */
  readonly config: Plain;
}

/** The names of the recipes that come along. */
export function recipeNames(): string[] {
  return Array.from(Deno.readDirSync(FOLDER), ({ name }) => name)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/**
 * Reads a recipe.
 *
 * @param recipe A name of {@linkcode recipeNames}, or a file, which ends in
 * `.json`.
 * @throws {ConfigError} If there is none, or its file holds something else.
 */
export function readRecipe(recipe: string): Recipe {
  return read(recipe, []);
}

function read(recipe: string, above: readonly string[]): Recipe {
  const path = recipe.endsWith(".json") ? recipe : pathOf(recipe);
  if (above.includes(path)) {
    throw new ConfigError(path, ["base must not lead back to itself"]);
  }
  const file: RecipeFile = parseConfig(
    readJson(path),
    SCHEMA,
    { note: ["A recipe."], base: null, config: {} },
    path,
  );
  const { note, base, config } = file;
  const name = path.replace(/^.*[/\\]/, "").replace(/\.json$/, "");
  if (base === null) return { name, note, config };
  const below = read(base, [...above, path]);
  return { name, note, config: merge(below.config, config) };
}

function pathOf(name: string): string {
  const names = recipeNames();
  if (names.includes(name)) {
    return fileURLToPath(new URL(`${name}.json`, FOLDER));
  }
  const near = didYouMean(name, names);
  throw new ConfigError("recipe", [
    `it must be a file that ends in .json, or one of ${names.join(", ")}, ` +
    `got "${name}"${near === undefined ? "" : `, did you mean "${near}"?`}`,
  ]);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(Deno.readTextFileSync(path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(path, [`it must be a file of JSON: ${why}`]);
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
