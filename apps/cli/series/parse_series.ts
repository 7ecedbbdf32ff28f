import {
  ConfigError,
  type Field,
  field,
  parseConfig,
  Problems,
  type Schema,
} from "@revisage/core";
import {
  type FolderPreset,
  parsePreset,
  parseSecondOrder,
  REAL_ESRGAN,
} from "@revisage/degrade";
import { NAMED_PRESETS } from "../degrade/read_preset.ts";
import { MEASURES, OF_PAIRS } from "../evaluate/measures.ts";
import type { MeasureKey } from "../evaluate/report.ts";
import { suggest } from "../frame/parse_words.ts";
import { isPlain } from "../train/merge.ts";
import type {
  BaselineName,
  Series,
  SeriesClaim,
  SeriesModel,
  SeriesTest,
} from "./series_file.ts";

/** Measures that need nothing which a series cannot name. */
const KEYS = MEASURES.map(({ key }) => key)
  .filter((key) => key !== "landmarks" && key !== "verified");
const BASELINES: readonly BaselineName[] = ["input", "bicubic"];

const name = field.custom(
  "a name of letters, digits, _, . and -",
  (value): value is string =>
    typeof value === "string" && /^[A-Za-z0-9][\w.-]*$/.test(value),
);
const plain = field.custom("an object", isPlain);
const preset: Field<FolderPreset> = {
  read(value, path) {
    if (typeof value === "string") {
      const names = Object.keys(NAMED_PRESETS);
      return NAMED_PRESETS[field.oneOf(...names).read(value, path)]!;
    }
    return within(
      path,
      () =>
        "second" in plain.read(value, path)
          ? parseSecondOrder(value, REAL_ESRGAN)
          : parsePreset(value),
    );
  },
};
const measures = field.listOf<MeasureKey>(field.oneOf(...KEYS), [1, 99]);

/** Nothing but its own keys; name and path are those of the file. */
const SCHEMA: Schema<Omit<Series, "name" | "path">> = {
  note: field.listOf(field.text(), [1, 100]),
  seeds: field.listOf(field.integer(0), [1, 100]),
  models: field.listOf(
    field.object<SeriesModel>({
      name,
      recipe: field.text(),
      set: orElse(plain, {}),
    }),
    [1, 100],
  ),
  tests: field.listOf(
    field.object<SeriesTest>({
      name,
      preset,
      size: field.powerOfTwo(64, 1024),
      referenceSize: orElse(field.orNull(field.integer(16, 8192)), null),
      seed: orElse(field.integer(0), 0),
    }),
    [1, 100],
  ),
  baselines: field.listOf<BaselineName>(field.oneOf(...BASELINES), [0, 2]),
  measures,
  sweep: field.boolean(),
  claims: field.listOf(field.object<SeriesClaim>({
    better: field.text(),
    than: field.text(),
    measures,
    on: field.listOf(field.text(), [1, 100]),
    source: field.text(),
  })),
};

/** What a file that says nothing means: nothing that could be run. */
const NOTHING = {
  note: [],
  seeds: [],
  models: [],
  tests: [],
  baselines: [],
  measures: [],
  sweep: false,
  claims: [],
} as const;

/**
 * Reads a series that somebody wrote by hand.
 *
 * @param value What was read by `JSON.parse`.
 * @param name What to call it.
 * @param path Its file: recipes of its own are found beside it.
 * @throws {ConfigError} If a key is unknown, a value out of its range, or a
 * claim is about what is not there.
 */
export function parseSeries(
  value: unknown,
  name: string,
  path = "series",
): Series {
  const series = { name, path, ...parseConfig(value, SCHEMA, NOTHING, path) };
  const problems = contradictions(series);
  if (problems.length > 0) throw new ConfigError(path, problems);
  return series;
}

/** What each value by itself does not show. */
function contradictions(series: Series): string[] {
  const { seeds, models, tests, baselines, claims, sweep } = series;
  const names = models.map(({ name }) => name).concat(baselines);
  const known = {
    names,
    tests: tests.map(({ name }) => name),
    measures: series.measures.filter((key) => OF_PAIRS.includes(key)),
  };
  const swept = (["iPrecision", "iRecall"] as const)
    .every((key) => series.measures.includes(key));
  return [
    ...twice("seeds", seeds),
    ...twice("models and baselines", names),
    ...twice("tests", known.tests),
    ...claims.flatMap((claim, i) => wrongClaim(claim, `claims.${i}`, known)),
    ...sweep && !swept
      ? ["sweep must come with the measures iPrecision and iRecall"]
      : [],
  ];
}

function twice(what: string, values: readonly (string | number)[]): string[] {
  const again = values.find((value, i) => values.indexOf(value) < i);
  return again === undefined
    ? []
    : [`${what} must differ, got ${JSON.stringify(again)} twice`];
}

function wrongClaim(
  { better, than, measures, on }: SeriesClaim,
  path: string,
  known: Readonly<Record<"names" | "tests" | "measures", readonly string[]>>,
): string[] {
  return [
    ...unknown(`${path}.better`, [better], known.names),
    ...unknown(`${path}.than`, [than], known.names.filter((n) => n !== better)),
    ...unknown(`${path}.measures`, measures, known.measures),
    ...unknown(`${path}.on`, on, known.tests),
  ];
}

function unknown(
  path: string,
  words: readonly string[],
  candidates: readonly string[],
): string[] {
  return words.filter((word) => !candidates.includes(word)).map((word) =>
    `${path} must be one of ${candidates.join(", ")}, got "${word}"` +
    suggest(word, candidates)
  );
}

/** A field that may be left out of an element of a list. */
function orElse<T>(own: Field<T>, otherwise: T): Field<T> {
  return {
    read: (value, path) =>
      value === undefined ? otherwise : own.read(value, path),
  };
}

/** Tells what another reader finds wrong as a part of this file. */
function within<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new Problems(error.problems.map((line) => `${path}: ${line}`));
  }
}
