import type { Kernel } from "../kernel/kernel.ts";
import { filterDirectly } from "./filter_directly.ts";
import { filterSeparably, type SeparableTaps } from "./filter_separably.ts";
import type { Plane } from "./plane.ts";
import { separableTerms } from "./separable_terms.ts";
import { fewestTaps, sparseTaps } from "./sparse_kernel.ts";
import { blurBefore, type Taps, trimmedTaps } from "./taps.ts";
import type { Workspace } from "./workspace.ts";

/**
 * What may be lost of a kernel, whose sum is 1: of 255 levels, a quarter of one
 * at worst, and on pictures far less.
 */
export const KERNEL_TOLERANCE: number = 1 / 1024;

/** What is lost in a sum of float32 anyway. */
const FLOAT_TOLERANCE = 2 ** -24;

/**
 * The same where few pixels are left, which can have it better at little cost:
 * a level that rounds the other way then spoils, by JPEG, a larger part of the
 * picture.
 *
 * @param kept Pixels that are left for one that there was.
 */
function toleranceFor(kept: number): number {
  return KERNEL_TOLERANCE * Math.min(1, 32 * kept);
}

/**
 * Filters a picture with a kernel and resamples it, and computes only what the
 * resampling reads.
 *
 * Kernels of few separable terms are fused with the resampling; the others,
 * mostly long thin ones aslant, have few weights that count and are applied
 * weight by weight. Whichever multiplies less is taken.
 *
 * @param source Beyond its border it is mirrored for the kernel.
 * @param kernel Correlated with the picture, not flipped.
 * @param resample How the blurred picture is resampled.
 */
export function blurAndResample(
  workspace: Workspace,
  source: Plane,
  kernel: Kernel,
  resample: SeparableTaps,
): Plane {
  const left = resample.down.length * resample.across.length;
  const tolerance = toleranceFor(left / (source.width * source.height));
  const terms = separableTerms(kernel, tolerance);
  const pairs = terms.map(({ column, row }) => ({
    down: blurBefore(resample.down, trim(column), source.height),
    across: blurBefore(resample.across, trim(row), source.width),
  }));
  const fused = pairs.reduce((n, pair) => n + countProducts(source, pair), 0);

  const rows = rowsRead(resample.down);
  const direct = (taps: number) =>
    rows.size * source.width * taps + countProducts(source, resample);
  if (fused <= direct(fewestTaps(kernel, tolerance))) {
    return filterSeparably(workspace, source, pairs);
  }
  const taps = sparseTaps(kernel, tolerance);
  if (fused <= direct(taps.length)) {
    return filterSeparably(workspace, source, pairs);
  }
  const blurred = filterDirectly(workspace, source, taps, rows);
  return filterSeparably(workspace, blurred, [resample]);
}

function trim(line: Float64Array): Taps {
  return trimmedTaps(line, FLOAT_TOLERANCE);
}

/** Multiplications for a channel, when the rows are made first. */
function countProducts(
  { width }: Plane,
  { down, across }: SeparableTaps,
): number {
  return width * countTaps(down) + down.length * countTaps(across);
}

function countTaps(taps: readonly Taps[]): number {
  return taps.reduce((sum, { weights }) => sum + weights.length, 0);
}

function rowsRead(down: readonly Taps[]): Set<number> {
  const rows = new Set<number>();
  for (const { start, weights } of down) {
    for (let i = 0; i < weights.length; i++) rows.add(start + i);
  }
  return rows;
}
