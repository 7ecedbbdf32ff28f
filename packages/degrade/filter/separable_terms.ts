import type { Kernel } from "../kernel/kernel.ts";

/** A kernel that is a column times a row. */
export interface SeparableTerm {
  /** Weights from top to bottom. */
  readonly column: Float64Array;
  /** Weights from left to right. */
  readonly row: Float64Array;
}

/**
 * Writes a kernel as a sum of few separable ones.
 *
 * Cross approximation: the largest entry's column and row, scaled to meet in
 * it, are one term; what they leave is treated likewise. Axis-aligned Gaussians
 * are one term exactly; for rotated ones the number of terms was the rank that
 * the singular value decomposition asks for, at a fraction of its cost.
 *
 * @param kernel Any kernel.
 * @param tolerance What the absolute values of the kernel's and the sum's
 * difference may add up to. Filtered pixels then differ by at most this times
 * their greatest value.
 * @returns One term at least.
 */
export function separableTerms(
  kernel: Kernel,
  tolerance: number,
): SeparableTerm[] {
  const { size } = kernel;
  const rest = Float64Array.from(kernel.weights);
  const terms: SeparableTerm[] = [];
  for (let rank = 0; rank < size; rank++) {
    const { sum, pivot } = survey(rest);
    if (rank > 0 && sum <= tolerance) break;
    const term = crossAt(rest, size, pivot);
    subtract(rest, size, term);
    terms.push(term);
  }
  return terms;
}

/** The sum of absolute values, and where the greatest of them stands. */
function survey(values: Float64Array): { sum: number; pivot: number } {
  let sum = 0;
  let pivot = 0;
  let greatest = -1;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    sum += size;
    if (size > greatest) [greatest, pivot] = [size, i];
  }
  return { sum, pivot };
}

function crossAt(
  values: Float64Array,
  size: number,
  pivot: number,
): SeparableTerm {
  const left = pivot % size;
  const top = (pivot - left) / size;
  const column = new Float64Array(size);
  for (let y = 0; y < size; y++) column[y] = values[y * size + left]!;
  const peak = values[pivot]!;
  const row = values.slice(top * size, (top + 1) * size);
  return { column, row: row.map((value) => value / peak) };
}

function subtract(
  values: Float64Array,
  size: number,
  { column, row }: SeparableTerm,
): void {
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      values[y * size + x]! -= column[y]! * row[x]!;
    }
  }
}
