import { ConfigError, didYouMean } from "@revisage/core";
import { fileURLToPath } from "node:url";
import { parseSeries } from "./parse_series.ts";
import type { Series } from "./series_file.ts";

/** The folder of the series that come along. */
const FOLDER = new URL("../../../recipes/series/", import.meta.url);

/** The names of the series that come along. */
export function seriesNames(): string[] {
  return Array.from(Deno.readDirSync(FOLDER), ({ name }) => name)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/**
 * Reads a series.
 *
 * @param series A name of {@linkcode seriesNames}, or a file, which ends in
 * `.json`.
 * @throws {ConfigError} If there is none, or its file holds something else.
 */
export function readSeries(series: string): Series {
  const path = series.endsWith(".json") ? series : pathOf(series);
  const name = path.replace(/^.*[/\\]/, "").replace(/\.json$/, "");
  return parseSeries(readJson(path), name, path);
}

function pathOf(name: string): string {
  const names = seriesNames();
  if (names.includes(name)) {
    return fileURLToPath(new URL(`${name}.json`, FOLDER));
  }
  const near = didYouMean(name, names);
  throw new ConfigError("series", [
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
