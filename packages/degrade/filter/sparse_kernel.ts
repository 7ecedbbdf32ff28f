import type { Kernel } from "../kernel/kernel.ts";

/** One weight of a kernel, and where it stands from the middle. */
export interface SparseTap {
  /** Pixels to the right of the middle. */
  readonly x: number;
  /** Pixels below the middle. */
  readonly y: number;
  readonly weight: number;
}

/**
 * Lists a kernel's weights without the smallest ones.
 *
 * @param kernel Any kernel.
 * @param tolerance What the absolute values of those left out may add up to.
 * Filtered pixels then change by at most this times their greatest value.
 * @returns One tap at least, row by row.
 */
export function sparseTaps(kernel: Kernel, tolerance: number): SparseTap[] {
  const { size, weights } = kernel;
  const radius = size >> 1;
  const least = leastKept(weights, tolerance);
  const taps: SparseTap[] = [];
  weights.forEach((weight, i) => {
    if (Math.abs(weight) < least) return;
    const y = Math.floor(i / size) - radius;
    taps.push({ x: i % size - radius, y, weight });
  });
  return taps;
}

function leastKept(weights: Float64Array, tolerance: number): number {
  const sizes = weights.map(Math.abs).sort();
  let dropped = 0;
  for (const size of sizes) {
    dropped += size;
    if (dropped > tolerance) return size;
  }
  return sizes.at(-1)!;
}
