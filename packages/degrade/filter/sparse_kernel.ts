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

/** No fewer than that many taps can {@linkcode sparseTaps} give. */
export function fewestTaps({ weights }: Kernel, tolerance: number): number {
  let sum = 0;
  let greatest = 0;
  for (const weight of weights) {
    sum += Math.abs(weight);
    greatest = Math.max(greatest, Math.abs(weight));
  }
  return Math.max(1, Math.ceil((sum - tolerance) / greatest));
}

function leastKept(weights: Float64Array, tolerance: number): number {
  // So small that all such weights together may go: most are, and sorting
  // takes long.
  const tiny = tolerance / weights.length;
  let dropped = 0;
  const sizes: number[] = [];
  for (const weight of weights) {
    const size = Math.abs(weight);
    if (size < tiny) dropped += size;
    else sizes.push(size);
  }
  const sorted = Float64Array.from(sizes).sort();
  for (const size of sorted) {
    dropped += size;
    if (dropped > tolerance) return size;
  }
  return weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}
