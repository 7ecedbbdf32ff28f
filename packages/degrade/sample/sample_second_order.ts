import { Rng } from "@revisage/core";
import type {
  BlurStep,
  Degradation,
  DegradationStep,
  JpegStep,
  ResizeStep,
} from "../degradation.ts";
import type { Blur } from "../kernel/blur.ts";
import type { Range } from "../presets/preset.ts";
import {
  REAL_ESRGAN,
  type SecondOrderPreset,
  type StagePreset,
} from "../presets/second_order.ts";
import { drawWeighted } from "./draw_weighted.ts";
import { SEEDS } from "./sample_degradation.ts";
import { fitToSize, resizeLast, type SampleOptions } from "./sample_options.ts";

const SIZES = [7, 9, 11, 13, 15, 17, 19, 21] as const;
const FILTERS = ["area", "bilinear", "bicubic"] as const;
const BETAS: Readonly<Record<"generalized" | "plateau", Range>> = {
  generalized: [0.5, 4],
  plateau: [1, 2],
};

/**
 * Draws a second-order degradation, as Real-ESRGAN does: blur, another size,
 * noise and JPEG, twice; at the end a sinc and the final size stand before the
 * second JPEG or behind it.
 *
 * The sharpening of the reference that goes with it is not a part of this.
 *
 * @param rng Where the numbers come from; one seed is drawn of it.
 * @param preset What they are drawn from.
 * @param options As of `sampleDegradation`; `resize: "none"` leaves the picture
 * small.
 * @throws {RangeError} If a size is no positive integer, or one of `size` and
 * `referenceSize` is missing.
 */
export function sampleSecondOrder(
  rng: Rng,
  preset: SecondOrderPreset = REAL_ESRGAN,
  options: SampleOptions = {},
): Degradation {
  const { first, second, divide, finalSinc } = preset;
  const own = new Rng(rng.integer(0, SEEDS));
  const last = own.split("last");
  const jpeg = drawJpeg(last, second);
  const end: DegradationStep[] = [resizeTo(last, divide)];
  if (last.next() < finalSinc) end.push(drawSinc(last, last.pick(SIZES), 3));
  const steps = [
    ...drawStage(own.split("first"), first, 1),
    drawJpeg(own.split("jpeg"), first),
    ...drawStage(own.split("second"), second, divide),
    ...(last.next() < 0.5 ? [...end, jpeg] : [jpeg, ...end]),
    ...resizeLast(options.resize ?? "input"),
  ];
  return fitToSize({ steps }, options);
}

/** Blur, size and noise of a round; the size is divided by `divide` too. */
function drawStage(
  rng: Rng,
  stage: StagePreset,
  divide: number,
): DegradationStep[] {
  const blur = rng.next() < stage.blur ? [drawBlur(rng, stage)] : [];
  const [least, most] = stage.scale;
  const way = drawWeighted(rng, stage.resize);
  const scale = way === "keep"
    ? 1
    : way === "up"
    ? rng.uniform(1, most)
    : rng.uniform(least, 1);
  return [...blur, resizeTo(rng, divide / scale), drawNoise(rng, stage)];
}

function drawBlur(rng: Rng, stage: StagePreset): BlurStep {
  const size = rng.pick(SIZES);
  if (rng.next() < stage.sinc) return drawSinc(rng, size, size < 13 ? 3 : 5);
  const name = drawWeighted(rng, stage.shapes);
  const sigmaX = rng.uniform(...stage.sigma);
  const ellipse = name.endsWith("Isotropic")
    ? { size, sigmaX, sigmaY: sigmaX, angle: 0 }
    : {
      size,
      sigmaX,
      sigmaY: rng.uniform(...stage.sigma),
      angle: rng.uniform(-Math.PI, Math.PI),
    };
  return { kind: "blur", blur: shapeOf(rng, name, ellipse) };
}

function shapeOf(
  rng: Rng,
  name: keyof StagePreset["shapes"],
  ellipse: Omit<Extract<Blur, { shape: "gaussian" }>, "shape">,
): Blur {
  if (name.startsWith("gaussian")) return { shape: "gaussian", ...ellipse };
  const shape = name.startsWith("plateau") ? "plateau" : "generalized";
  const [low, high] = BETAS[shape];
  // As often below 1, where a Gaussian lies, as above.
  const beta = rng.next() < 0.5 ? rng.uniform(low, 1) : rng.uniform(1, high);
  return { shape, ...ellipse, beta };
}

/** A sinc that keeps at least one `part`-th of all frequencies. */
function drawSinc(rng: Rng, size: number, part: number): BlurStep {
  const cutoff = rng.uniform(Math.PI / part, Math.PI);
  return { kind: "blur", blur: { shape: "sinc", size, cutoff } };
}

function resizeTo(rng: Rng, divide: number): ResizeStep {
  return { kind: "resize", to: { divide }, filter: rng.pick(FILTERS) };
}

function drawNoise(rng: Rng, stage: StagePreset): DegradationStep {
  const seed = rng.integer(0, SEEDS);
  const gray = rng.next() < stage.gray;
  if (rng.next() < stage.gaussian) {
    const sigma = rng.uniform(...stage.noise);
    return { kind: "gaussian noise", sigma, gray, seed };
  }
  // Noise `scale` times as strong is that of `scale²` times fewer photons.
  const scale = rng.uniform(...stage.poisson);
  return { kind: "poisson noise", photons: 1 / scale ** 2, gray, seed };
}

function drawJpeg(rng: Rng, { jpeg: [low, high] }: StagePreset): JpegStep {
  return { kind: "jpeg", quality: rng.integer(low, high + 1) };
}
