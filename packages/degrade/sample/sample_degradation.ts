import { Rng } from "@revisage/core";
import type { Degradation, DegradationStep } from "../degradation.ts";
import type { Blur } from "../kernel/blur.ts";
import type {
  BlurPreset,
  DegradationPreset,
  DownsamplePreset,
  NoisePreset,
  Range,
  ShiftPreset,
} from "../presets/preset.ts";
import { type PresetName, PRESETS } from "../presets/presets.ts";
import { drawWeighted } from "./draw_weighted.ts";
import { fitToSize, resizeLast, type SampleOptions } from "./sample_options.ts";

/** The highest seed an {@linkcode Rng} takes, and one more. */
export const SEEDS: number = 2 ** 53 - 1;

/**
 * Draws a degradation, in the order of the paper's Eq. 13: blur, smaller size,
 * noise, JPEG; then the size asked for, a color shift and gray.
 *
 * Each part has its own stream: another range of noise leaves the blur as it
 * was.
 *
 * @param preset The name of a preset, or one of your own; see
 * {@linkcode parsePreset}.
 * @param rng Where the numbers come from; one seed is drawn of it.
 * @throws {RangeError} If no preset has that name, a size is not a positive
 * integer, or one of `size` and `referenceSize` is missing.
 *
 * @example
 * ```ts
 * import { Rng } from "@revisage/core";
 * import { sampleDegradation } from "@revisage/degrade";
 * import { assertEquals } from "@std/assert";
 *
 * const { steps } = sampleDegradation("sr8", new Rng(0));
 * assertEquals(steps, [
 *   { kind: "resize", to: { divide: 8 }, filter: "lanczos" },
 *   { kind: "resize", to: "input", filter: "bilinear" },
 * ]);
 * ```
 */
export function sampleDegradation(
  preset: PresetName | DegradationPreset,
  rng: Rng,
  options: SampleOptions = {},
): Degradation {
  const { resize = "input" } = options;
  const ranges = typeof preset === "string" ? findPreset(preset) : preset;
  const own = new Rng(rng.integer(0, SEEDS));
  const steps = [
    ...drawBlur(own.split("blur"), ranges.blur),
    ...drawDownsample(own.split("downsample"), ranges.downsample),
    ...drawNoise(own.split("noise"), ranges.noise),
    ...drawJpeg(own.split("jpeg"), ranges.jpeg),
    ...resizeLast(resize),
    ...drawShift(own.split("shift"), ranges.shift),
    ...drawGray(own.split("gray"), ranges.gray),
  ];
  return fitToSize({ steps }, options);
}

/**
 * The preset of that name.
 *
 * @throws {RangeError} If there is none.
 */
function findPreset(name: string): DegradationPreset {
  if (Object.hasOwn(PRESETS, name)) return PRESETS[name as PresetName];
  const names = Object.keys(PRESETS).join(", ");
  throw new RangeError(
    `Cannot sample degradation: preset must be one of ${names}, got "${name}"`,
  );
}

function drawBlur(rng: Rng, preset: BlurPreset | null): DegradationStep[] {
  if (preset === null) return [];
  return [{ kind: "blur", blur: drawShape(rng, preset) }];
}

function drawShape(rng: Rng, preset: BlurPreset): Blur {
  const { shapes, size, sigma, length } = preset;
  const shape = drawWeighted(rng, shapes);
  if (shape === "motion") {
    return {
      shape: "motion",
      length: rng.uniform(...length),
      angle: rng.uniform(-Math.PI, Math.PI),
    };
  }
  const sigmaX = rng.uniform(...sigma);
  return shape === "isotropic"
    ? { shape: "gaussian", size, sigmaX, sigmaY: sigmaX, angle: 0 }
    : {
      shape: "gaussian",
      size,
      sigmaX,
      sigmaY: rng.uniform(...sigma),
      angle: rng.uniform(-Math.PI, Math.PI),
    };
}

function drawDownsample(
  rng: Rng,
  preset: DownsamplePreset | null,
): DegradationStep[] {
  if (preset === null) return [];
  const divide = rng.uniform(...preset.factor);
  const filter = drawWeighted(rng, preset.filters);
  return [{ kind: "resize", to: { divide }, filter }];
}

function drawNoise(rng: Rng, preset: NoisePreset | null): DegradationStep[] {
  if (preset === null) return [];
  const seed = rng.integer(0, SEEDS);
  const gray = rng.next() < preset.gray;
  return drawWeighted(rng, preset.kinds) === "gaussian"
    ? [{
      kind: "gaussian noise",
      sigma: rng.uniform(...preset.sigma),
      gray,
      seed,
    }]
    : [{
      kind: "poisson noise",
      photons: rng.uniform(...preset.photons),
      gray,
      seed,
    }];
}

function drawJpeg(rng: Rng, range: Range | null): DegradationStep[] {
  if (range === null) return [];
  const [low, high] = range;
  return [{ kind: "jpeg", quality: rng.integer(low, high + 1) }];
}

function drawShift(rng: Rng, preset: ShiftPreset | null): DegradationStep[] {
  if (preset === null || rng.next() >= preset.probability) return [];
  const { most } = preset;
  const draw = () => rng.uniform(-most, most);
  return [{ kind: "shift", color: [draw(), draw(), draw()] }];
}

function drawGray(rng: Rng, probability: number): DegradationStep[] {
  return rng.next() < probability ? [{ kind: "gray" }] : [];
}
