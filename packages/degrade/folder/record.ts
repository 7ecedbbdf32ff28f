import { ConfigError, field, parseConfig, type Schema } from "@revisage/core";
import type { Degradation } from "../degradation.ts";
import { parseDegradation } from "../parse_degradation.ts";
import { SIDE } from "../presets/fields.ts";

/** What was done to a file: a line of `degradations.jsonl`. */
export interface DegradationRecord extends Degradation {
  /** The picture's path in its folder, with `/` between names. */
  readonly input: string;
  /** The degraded picture's path in its own folder. */
  readonly output: string;
  /** Pixels along a side to which it was cropped and resized; null if not. */
  readonly size: number | null;
}

type Place = Omit<DegradationRecord, "steps">;

const path = field.custom(
  "a path that stays in its folder",
  (value): value is string =>
    typeof value === "string" && value !== "" && !value.includes("\\") &&
    value.split("/").every((name) => !["", ".", ".."].includes(name)),
);

const SCHEMA: Schema<Place> = {
  input: path,
  output: path,
  size: field.orNull(field.integer(...SIDE)),
};

/**
 * Reads the lines of `degradations.jsonl`.
 *
 * @param text What the file holds.
 * @param source What error messages call it, before the number of the line.
 * @throws {ConfigError} If a line is not JSON, or no record.
 */
export function parseRecords(
  text: string,
  source: string,
): DegradationRecord[] {
  const records: DegradationRecord[] = [];
  text.split("\n").forEach((line, index) => {
    if (line === "") return;
    records.push(parseRecord(line, `${source} line ${index + 1}`));
  });
  return records;
}

function parseRecord(line: string, source: string): DegradationRecord {
  const value = parseJson(line, source);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ConfigError(source, ["it must be an object"]);
  }
  const { steps, ...place }: Record<string, unknown> = { ...value };
  const defaults = { size: null } as Place; // Paths have none: they are needed.
  return {
    ...parseConfig(place, SCHEMA, defaults, source),
    ...parseDegradation({ steps }, source),
  };
}

function parseJson(line: string, source: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new ConfigError(source, [`it must be JSON: ${error}`]);
  }
}
