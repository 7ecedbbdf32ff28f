import {
  ConfigError,
  type Field,
  field,
  parseConfig,
  Problems,
  type Schema,
} from "@revisage/core";
import { parsePreset, parseSecondOrder, PRESETS } from "@revisage/degrade";
import {
  type ChannelsConfig,
  parseDiscriminatorConfig,
  parseRestorerConfig,
  PRESETS as RESTORERS,
  type RestorerConfig,
} from "@revisage/models";
import { AVERAGE_SCHEMA } from "../average/average_decay.ts";
import type { TrainingPreset } from "../data/batches/draw_degradation.ts";
import { MOST_DRAWN } from "../data/synthetic/synthetic_faces.ts";
import { LOSS_SCHEMA } from "../losses/restorer_loss.ts";
import { ADAM_SCHEMA } from "../optimizer/adam_config.ts";
import { DEFAULT_TRAIN, type TrainConfig } from "./train_config.ts";

/** Any of the ready restorers by `preset`, and what is different in it. */
const restorer: Field<RestorerConfig> = {
  read(value, path, fallback) {
    const { preset, ...rest }: Record<string, unknown> = { ...asObject(value) };
    const base = preset === undefined ? fallback : RESTORERS[
      field.oneOf(...keysOf(RESTORERS)).read(preset, `${path}.preset`)
    ];
    const given = value === null || typeof value !== "object" ? value : rest;
    return within(path, () => parseRestorerConfig(given, base));
  },
};

const preset: Field<TrainingPreset> = {
  read(value, path) {
    if (typeof value === "string") {
      return field.oneOf(...keysOf(PRESETS)).read(value, path);
    }
    return within<TrainingPreset>(
      path,
      () =>
        "second" in asObject(value)
          ? parseSecondOrder(value)
          : parsePreset(value),
    );
  },
};

const channels: Field<ChannelsConfig> = {
  read: (value, _path, fallback) =>
    within(
      "discriminator",
      () =>
        parseDiscriminatorConfig({ size: 64, channels: value }, {
          size: 64,
          channels: fallback ?? DEFAULT_TRAIN.discriminator.channels,
          group: 1,
        }).channels,
    ),
};

/** The largest size of {@linkcode SyntheticFaces}. */
const LARGEST_DRAWN = 512;
const file = field.orNull(field.custom(
  "a path",
  (value): value is string => typeof value === "string" && value !== "",
));
const many = field.integer(1);

const SCHEMA: Schema<TrainConfig> = {
  seed: field.integer(0),
  steps: many,
  batchSize: field.integer(1, 1024),
  accumulate: field.integer(1, 1024),
  precision: field.oneOf("float32", "bfloat16"),
  restorer,
  discriminator: field.object({ channels, group: field.integer(1, 64) }),
  data: field.object({
    folder: file,
    people: field.integer(1, MOST_DRAWN),
    views: field.integer(1, MOST_DRAWN),
    flip: field.boolean(),
    prefetch: field.integer(0, 64),
  }),
  validation: field.object({
    folder: file,
    list: file,
    fraction: field.number(0.0001, 0.9),
    by: field.oneOf("face", "person"),
    faces: many,
    shown: field.integer(1, 64),
  }),
  degradation: field.object({
    preset,
    referenceSize: field.orNull(field.integer(16, 8192)),
  }),
  loss: field.object(LOSS_SCHEMA),
  perceptual: field.oneOf(
    "none",
    "vgg19",
    "vgg19-3",
    "lpips-alex",
    "lpips-squeeze",
    "lpips-vgg",
  ),
  optimizer: field.object({
    learningRate: field.number(0),
    discriminatorRate: field.number(0),
    beta1: ADAM_SCHEMA.beta1,
    beta2: ADAM_SCHEMA.beta2,
    warmUp: field.integer(0),
    least: field.number(0, 1),
    clip: field.orNull(field.number(1e-6)),
  }),
  r1: field.object({ gamma: field.number(0), interval: many }),
  augment: field.listOf(field.oneOf("color", "translation", "cutout"), [0, 3]),
  average: field.object(AVERAGE_SCHEMA),
  perceptionStart: field.integer(0),
  codebookStart: field.integer(0),
  codebookDecay: field.custom(
    "at least 0 and below 1",
    (value): value is number =>
      typeof value === "number" && value >= 0 && value < 1,
  ),
  every: many,
  log: many,
  keep: many,
  weights: field.object({
    vgg19: file,
    lpips: file,
    lpipsAlex: file,
    sface: file,
  }),
};

/**
 * Reads the config of a run that somebody wrote by hand.
 *
 * `restorer.preset` may name a ready restorer; the other keys of `restorer` then
 * say what is different.
 *
 * @param value What was read, mostly by `JSON.parse`.
 * @param base What the keys that are missing are taken from.
 * @param source What the error message calls it: its file's name.
 * @returns A whole config, frozen all through.
 * @throws {ConfigError} If a key is unknown, a value out of its range, or two
 * values contradict each other.
 *
 * @example
 * ```ts
 * import { parseTrainConfig } from "@revisage/train";
 * import { assertEquals } from "@std/assert";
 *
 * const config = parseTrainConfig({ restorer: { preset: "small", skips: 2 } });
 * assertEquals([config.restorer.size, config.restorer.skips], [128, 2]);
 * ```
 */
export function parseTrainConfig(
  value: unknown,
  base: TrainConfig = DEFAULT_TRAIN,
  source: string = "config",
): TrainConfig {
  const config = parseConfig(value, SCHEMA, base, source);
  const problems = contradictions(config);
  if (problems.length > 0) throw new ConfigError(source, problems);
  return config;
}

/** What each value by itself does not show. */
function contradictions(config: TrainConfig): string[] {
  const { perceptual, loss, restorer, validation } = config;
  const problems = config.data.folder === null ? undrawable(config) : [];
  if ((perceptual === "none") !== (loss.perceptual === 0)) {
    problems.push(
      perceptual === "none"
        ? `loss.perceptual must be 0 where perceptual is "none", got ${loss.perceptual}`
        : `loss.perceptual must be above 0, or perceptual "none", got 0`,
    );
  }
  if (validation.folder !== null && validation.list !== null) {
    problems.push("validation must have a folder or a list, got both");
  }
  const { codebookStart, perceptionStart, steps } = config;
  if (perceptionStart >= steps && loss.adversarial + loss.perceptual > 0) {
    problems.push(
      `perceptionStart must be below steps, ${steps}, got ${perceptionStart}`,
    );
  }
  if (restorer.quantize && codebookStart >= steps) {
    problems.push(
      `codebookStart must be below steps, ${steps}, got ${codebookStart}`,
    );
  }
  const { channels } = config.discriminator;
  if (channels.base < restorer.size) {
    problems.push(
      `discriminator.channels.base must be at least the restorer's size, ${restorer.size}, got ${channels.base}`,
    );
  }
  return problems;
}

/** What the faces cannot be that are drawn where there is no folder. */
function undrawable({ data, restorer }: TrainConfig): string[] {
  const { people, views } = data;
  const problems: string[] = [];
  if (restorer.size > LARGEST_DRAWN) {
    problems.push(
      `restorer.size must be at most ${LARGEST_DRAWN} where faces are drawn, got ${restorer.size}; name others by data.folder`,
    );
  }
  if (people * views > MOST_DRAWN) {
    problems.push(
      `data.people × data.views must be at most ${MOST_DRAWN}, got ${
        people * views
      }`,
    );
  }
  return problems;
}

/** Tells what another reader finds wrong as a part of this config. */
function within<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new Problems(error.problems.map((line) => moved(line, path)));
  }
}

/** `size must be …` becomes `restorer.size must be …`, and so on. */
function moved(line: string, path: string): string {
  if (line.startsWith("it must be ")) return line.replace("it", path);
  return line.startsWith("unknown key ")
    ? line.replaceAll(/(key|mean) "/g, `$1 "${path}.`)
    : `${path}.${line}`;
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function keysOf<T extends object>(object: T): (keyof T & string)[] {
  return Object.keys(object) as (keyof T & string)[];
}
