import type { Degradation, DegradationStep } from "../degradation.ts";
import type { Blur } from "../kernel/blur.ts";
import {
  CUTOFF,
  FACTOR,
  KERNEL_SIZE,
  LENGTH,
  PHOTONS,
  SIGMA,
  SINC_SIZE,
} from "../presets/fields.ts";

/** For which sizes of pictures a degradation was and shall be meant. */
export interface RescaleSizes {
  /** Pixels along a side of the pictures it is meant for. */
  readonly from: number;
  /** Pixels along a side of the pictures it shall be used on. */
  readonly to: number;
}

/**
 * Changes a degradation so that it spoils a small picture about as much as it
 * spoils a large one that is shown small.
 *
 * Lengths follow the size: a σ of 10 at 512² is one of 2.5 at 128², and a
 * picture divided by 8 is divided by 2, so that as many pixels are left. Where
 * it would have to be enlarged for that, it stays as large as it is; what each
 * pixel stands for then were n × n pixels, over which noise averages out: its
 * σ is divided by n, and so are the steps that JPEG rounds to.
 *
 * What would be more, or less, than a degradation may hold is cut to that: a
 * kernel to 1001 weights in a row, a sinc to 51, whose rest is lost.
 *
 * @param degradation What to change; it stays as it is.
 * @param sizes From which size to which; at least 1.
 * @throws {RangeError} If a size is not a number of at least 1.
 */
export function rescaleDegradation(
  degradation: Degradation,
  { from, to }: RescaleSizes,
): Degradation {
  checkSize("from", from);
  checkSize("to", to);
  const scale = to / from;
  let merged = Math.max(1, 1 / scale); // Pixels along a side of one.
  const steps = degradation.steps.map((step): DegradationStep => {
    switch (step.kind) {
      case "blur":
        return { ...step, blur: rescaleBlur(step.blur, scale) };
      case "resize": {
        if (typeof step.to !== "object" || !("divide" in step.to)) return step;
        const wanted = step.to.divide * scale;
        const divide = Math.max(wanted, Math.min(1, step.to.divide));
        merged = divide / wanted;
        return { ...step, to: { divide: cut(divide, FACTOR) } };
      }
      case "gaussian noise":
        return { ...step, sigma: step.sigma / merged };
      case "poisson noise":
        return { ...step, photons: cut(step.photons * merged ** 2, PHOTONS) };
      case "jpeg":
        return { ...step, quality: finerQuality(step.quality, merged) };
      default:
        return step;
    }
  });
  return { steps };
}

function rescaleBlur(blur: Blur, scale: number): Blur {
  if (blur.shape === "motion") {
    return { ...blur, length: cut(1 + (blur.length - 1) * scale, LENGTH) };
  }
  // What the kernel's border cuts off stays the same part.
  const size = 2 * Math.ceil((blur.size >> 1) * scale) + 1;
  if (blur.shape === "sinc") {
    const cutoff = cut(blur.cutoff / scale, CUTOFF);
    return { ...blur, size: Math.min(size, SINC_SIZE), cutoff };
  }
  return {
    ...blur,
    size: Math.min(size, KERNEL_SIZE),
    sigmaX: cut(blur.sigmaX * scale, SIGMA),
    sigmaY: cut(blur.sigmaY * scale, SIGMA),
  };
}

function cut(
  value: number,
  [least, most]: readonly [least: number, most: number],
): number {
  return Math.min(most, Math.max(least, value));
}

function checkSize(name: keyof RescaleSizes, size: number): void {
  if (Number.isFinite(size) && size >= 1) return;
  throw new RangeError(
    `Cannot rescale degradation: ${name} must be a number of at least 1, got ${size}`,
  );
}

/** The quality whose quantization steps are `factor` times finer. */
function finerQuality(quality: number, factor: number): number {
  // libjpeg's percentage of the standard steps, and its inverse.
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const finer = percent / factor;
  const exact = finer > 100 ? 5000 / finer : (200 - finer) / 2;
  return Math.min(100, Math.max(1, Math.round(exact)));
}
