import { NamedFiles } from "../frame/named_files.ts";
import { parseSeries } from "./parse_series.ts";
import type { Series } from "./series_file.ts";

/** The series that come along. */
const SERIES = new NamedFiles(
  "series",
  new URL("../../../recipes/series/", import.meta.url),
);

/** The names of the series that come along. */
export function seriesNames(): string[] {
  return SERIES.names();
}

/**
 * Reads a series.
 *
 * @param series A name of {@linkcode seriesNames}, or a file, which ends in
 * `.json`.
 * @throws {ConfigError} If there is none, or its file holds something else.
 */
export function readSeries(series: string): Series {
  const { name, path, value } = SERIES.read(series);
  return parseSeries(value, name, path);
}
