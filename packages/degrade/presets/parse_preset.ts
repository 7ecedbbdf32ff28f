import { field, parseConfig, type Schema } from "@revisage/core";
import { FACTOR, kernelSize, LENGTH, NOISE, PHOTONS, SIGMA } from "./fields.ts";
import { odds, qualities } from "./odds.ts";
import type { DegradationPreset } from "./preset.ts";
import { PRESETS } from "./presets.ts";

const SCHEMA: Schema<DegradationPreset> = {
  blur: field.orNull(field.object({
    shapes: odds("isotropic", "anisotropic", "motion"),
    size: kernelSize,
    sigma: field.range(...SIGMA),
    length: field.range(...LENGTH),
  })),
  downsample: field.orNull(field.object({
    factor: field.range(...FACTOR),
    filters: odds("bilinear", "bicubic", "area", "lanczos"),
  })),
  noise: field.orNull(field.object({
    kinds: odds("gaussian", "poisson"),
    sigma: field.range(...NOISE),
    photons: field.range(...PHOTONS),
    gray: field.number(0, 1),
  })),
  jpeg: field.orNull(qualities),
  shift: field.orNull(field.object({
    probability: field.number(0, 1),
    most: field.number(0, 255),
  })),
  gray: field.number(0, 1),
};

/**
 * Reads a preset that somebody wrote by hand.
 *
 * @param value What was read, mostly by `JSON.parse`. `null` for `blur`,
 * `downsample`, `noise`, `jpeg` or `shift` leaves that out.
 * @param base What the keys that are missing are taken from.
 * @param source What the error message calls it: its file's name.
 * @throws {ConfigError} If a key is unknown or a value out of its range.
 *
 * @example
 * ```ts
 * import { parsePreset, PRESETS } from "@revisage/degrade";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const preset = parsePreset({ jpeg: [30, 50] }, PRESETS.gfpgan);
 * assertEquals(preset, { ...PRESETS.gfpgan, jpeg: [30, 50] });
 * assertThrows(
 *   () => parsePreset({ jepg: null }),
 *   Error,
 *   'Cannot read preset: unknown key "jepg", did you mean "jpeg"?',
 * );
 * ```
 */
export function parsePreset(
  value: unknown,
  base: DegradationPreset = PRESETS.paper,
  source: string = "preset",
): DegradationPreset {
  return parseConfig(value, SCHEMA, base, source);
}
