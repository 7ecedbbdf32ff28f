import { field, parseConfig, type Schema } from "@revisage/core";
import { FACTOR, NOISE, SIGMA } from "./fields.ts";
import { odds, qualities } from "./odds.ts";
import type { Range } from "./preset.ts";
import {
  REAL_ESRGAN,
  type SecondOrderPreset,
  type StagePreset,
} from "./second_order.ts";

const probability = field.number(0, 1);

/** It must hold 1, since pictures are enlarged from there, and made smaller. */
const scale = field.custom(
  "[low, high] with 0.05 <= low <= 1 <= high <= 20",
  (value): value is Range =>
    Array.isArray(value) && value.length === 2 &&
    value.every(Number.isFinite) &&
    value[0] >= 0.05 && value[0] <= 1 && value[1] >= 1 && value[1] <= 20,
);

const stage = field.object<StagePreset>({
  blur: probability,
  sinc: probability,
  shapes: odds(
    "gaussianIsotropic",
    "gaussianAnisotropic",
    "generalizedIsotropic",
    "generalizedAnisotropic",
    "plateauIsotropic",
    "plateauAnisotropic",
  ),
  sigma: field.range(...SIGMA),
  resize: odds("up", "down", "keep"),
  scale,
  gaussian: probability,
  noise: field.range(...NOISE),
  poisson: field.range(0.001, 30),
  gray: probability,
  jpeg: qualities,
});

const SCHEMA: Schema<SecondOrderPreset> = {
  first: stage,
  second: stage,
  divide: field.number(1, FACTOR[1] / 20),
  finalSinc: probability,
};

/**
 * Reads a preset of two rounds that somebody wrote by hand.
 *
 * @param value What was read, mostly by `JSON.parse`.
 * @param base What the keys that are missing are taken from.
 * @param source What the error message calls it: its file's name.
 * @throws {ConfigError} If a key is unknown or a value out of its range.
 *
 * @example
 * ```ts
 * import { parseSecondOrder, REAL_ESRGAN } from "@revisage/degrade";
 * import { assertEquals } from "@std/assert";
 *
 * const preset = parseSecondOrder({ divide: 1, first: { sinc: 0 } });
 * const first = { ...REAL_ESRGAN.first, sinc: 0 };
 * assertEquals(preset, { ...REAL_ESRGAN, divide: 1, first });
 * ```
 */
export function parseSecondOrder(
  value: unknown,
  base: SecondOrderPreset = REAL_ESRGAN,
  source: string = "preset",
): SecondOrderPreset {
  return parseConfig(value, SCHEMA, base, source);
}
