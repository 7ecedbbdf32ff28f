import type { Kernel } from "./pillow_kernel.ts";
import { emptyTaps, type Taps } from "./taps.ts";

/** Pillow's weights have so many bits behind the point. */
export const PILLOW_BITS = 22;

/**
 * Pillow's weights along one axis. Where an axis shrinks, the kernel widens
 * with it, so that every input counts.
 *
 * @param inputs Length of the axis before.
 * @param outputs Length of the axis after.
 */
export function pillowTaps(
  inputs: number,
  outputs: number,
  { support, weight }: Kernel,
): Taps {
  const scale = inputs / outputs;
  const widening = Math.max(1, scale);
  const reach = support * widening;
  const taps = emptyTaps(outputs, Math.ceil(reach) * 2 + 1);
  const heights = new Float64Array(taps.stride);
  for (let i = 0; i < outputs; i++) {
    const center = (i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(center - reach + 0.5));
    const end = Math.min(inputs, Math.trunc(center + reach + 0.5));
    let total = 0;
    for (let x = start; x < end; x++) {
      const height = weight((x - center + 0.5) * (1 / widening));
      heights[x - start] = height;
      total += height;
    }
    taps.starts[i] = start;
    taps.counts[i] = end - start;
    for (let j = 0; j < end - start; j++) {
      taps.weights[i * taps.stride + j] = fixedPoint(heights[j]! / total);
    }
  }
  return taps;
}

/** Rounds half away from zero. */
function fixedPoint(weight: number): number {
  const scaled = weight * (1 << PILLOW_BITS);
  return Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}
