import { type Kernel, makeKernel } from "./kernel.ts";

/** Steps of the trapezoidal rule, which converges faster than any power. */
const STEPS = 128;

/**
 * Makes the round low-pass filter that leaves rings and overshoot:
 * ω J₁(ω r) / (2π r), ω² / 4π in the middle.
 *
 * @param size Odd, up to 51.
 * @param cutoff ω, the highest frequency that is kept, in radians a pixel; up
 * to π.
 */
export function sincKernel(size: number, cutoff: number): Kernel {
  return makeKernel(size, (x, y) => {
    const radius = Math.hypot(x, y);
    return radius === 0
      ? cutoff ** 2 / (4 * Math.PI)
      : cutoff * besselJ1(cutoff * radius) / (2 * Math.PI * radius);
  });
}

/**
 * The Bessel function J₁: the mean of cos(t − x sin t) over a half turn.
 *
 * @param x From 0 to 120, where its steps resolve the waves.
 */
export function besselJ1(x: number): number {
  let sum = 0;
  for (let i = 0; i < STEPS; i++) {
    const t = Math.PI * (i + 0.5) / STEPS;
    sum += Math.cos(t - x * Math.sin(t));
  }
  return sum / STEPS;
}
