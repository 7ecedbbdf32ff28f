import { field, parseConfig, type Schema } from "@revisage/core";
import type {
  Degradation,
  DegradationStep,
  ResizeStep,
} from "./degradation.ts";
import { RESAMPLE_FILTERS } from "./filter/resample_taps.ts";
import type { Blur } from "./kernel/blur.ts";
import {
  CUTOFF,
  FACTOR,
  kernelSize,
  LENGTH,
  NOISE,
  PHOTONS,
  SIDE,
  SIGMA,
  sincSize,
} from "./presets/fields.ts";

type FieldOf<T> = ReturnType<typeof field.custom<T>>;

const angle = field.number();
const seed = field.integer();

const ellipse = {
  size: kernelSize,
  sigmaX: field.number(...SIGMA),
  sigmaY: field.number(...SIGMA),
  angle,
};

const bell = field.object({
  shape: field.oneOf("generalized", "plateau"),
  ...ellipse,
  beta: field.number(0.01, 100),
});

const blur = union<Blur, "shape">("shape", {
  gaussian: field.object({ shape: field.oneOf("gaussian"), ...ellipse }),
  generalized: bell,
  plateau: bell,
  sinc: field.object({
    shape: field.oneOf("sinc"),
    size: sincSize,
    cutoff: field.number(...CUTOFF),
  }),
  motion: field.object({
    shape: field.oneOf("motion"),
    length: field.number(...LENGTH),
    angle,
  }),
});

const divide = field.object({ divide: field.number(...FACTOR) });
const side = field.object({ side: field.integer(...SIDE) });

const target: FieldOf<ResizeStep["to"]> = {
  read(value, path) {
    if (value === "input") return value;
    const isSide = typeof value === "object" && value !== null &&
      "side" in value;
    return isSide ? side.read(value, path) : divide.read(value, path);
  },
};

const step = union<DegradationStep, "kind">("kind", {
  blur: field.object({ kind: field.oneOf("blur"), blur }),
  resize: field.object({
    kind: field.oneOf("resize"),
    to: target,
    filter: field.oneOf(...RESAMPLE_FILTERS),
  }),
  "gaussian noise": field.object({
    kind: field.oneOf("gaussian noise"),
    sigma: field.number(...NOISE),
    gray: field.boolean(),
    seed,
  }),
  "poisson noise": field.object({
    kind: field.oneOf("poisson noise"),
    photons: field.number(...PHOTONS),
    gray: field.boolean(),
    seed,
  }),
  jpeg: field.object({
    kind: field.oneOf("jpeg"),
    quality: field.integer(1, 100),
  }),
  shift: field.object({
    kind: field.oneOf("shift"),
    color: field.custom(
      "three numbers from -255 to 255",
      (value): value is readonly [number, number, number] =>
        Array.isArray(value) && value.length === 3 &&
        value.every((n) => Number.isFinite(n) && Math.abs(n) <= 255),
    ),
  }),
  gray: field.object({ kind: field.oneOf("gray") }),
});

const SCHEMA: Schema<Degradation> = { steps: field.listOf(step, [0, 100]) };

/**
 * Reads a degradation that comes from a file.
 *
 * @param value What was read, mostly by `JSON.parse`.
 * @param source What the error message calls it: its file's name and line.
 * @throws {ConfigError} If a key is unknown, a step's key missing, or a value
 * out of its range.
 */
export function parseDegradation(
  value: unknown,
  source: string = "degradation",
): Degradation {
  return parseConfig(value, SCHEMA, { steps: [] }, source);
}

/** One of several objects; its `tag` says which. */
function union<T extends object, K extends keyof T & string>(
  tag: K,
  members: Readonly<Record<T[K] & string, FieldOf<T>>>,
): FieldOf<T> {
  const name = field.oneOf(...Object.keys(members));
  return {
    read(value, path) {
      const given: Readonly<Record<string, unknown>> = { ...asObject(value) };
      const member = name.read(given[tag], `${path}.${tag}`) as T[K] & string;
      return members[member].read(value, path);
    },
  };
}

function asObject(value: unknown): object | undefined {
  return typeof value === "object" && value !== null ? value : undefined;
}
