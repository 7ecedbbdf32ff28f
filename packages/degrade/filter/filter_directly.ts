import { LANE_FLOATS } from "./fir.ts";
import { createPlane, type Plane, planeFloats, stepsOf } from "./plane.ts";
import { reflect101 } from "./reflect101.ts";
import type { SparseTap } from "./sparse_kernel.ts";
import type { Workspace } from "./workspace.ts";

const WORD = 4;

/**
 * Filters a picture with a kernel that does not separate; beyond the border
 * the picture is mirrored.
 *
 * @param taps The kernel's weights; one at least.
 * @param rows The rows that are needed; the others hold anything.
 * @returns A picture of the same size.
 */
export function filterDirectly(
  workspace: Workspace,
  source: Plane,
  taps: readonly SparseTap[],
  rows: Iterable<number>,
): Plane {
  const radius = Math.max(
    ...taps.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))),
  );
  const padded = padPlane(workspace, source, radius);
  const target = createPlane(workspace, source.width, source.height);
  const offsets = workspace.storeIntegers(
    taps.map(({ x, y }) =>
      WORD * ((y + radius) * padded.stride + 3 * (x + radius))
    ),
  );
  const weights = workspace.storeFloats(taps.map(({ weight }) => weight));
  for (const y of rows) {
    workspace.loops.fir(
      target.address + WORD * target.stride * y,
      padded.address + WORD * padded.stride * y,
      weights,
      offsets,
      WORD * taps.length,
      stepsOf(target.width, LANE_FLOATS),
      0,
    );
  }
  return target;
}

function padPlane(workspace: Workspace, source: Plane, radius: number): Plane {
  const { width, height } = source;
  const margin = 2 * radius;
  const padded = createPlane(workspace, width + margin, height + margin);
  const beyond = Array.from(
    { length: margin },
    (_, i) => i < radius ? i - radius : i - radius + width,
  );
  const from = planeFloats(workspace, source);
  const to = planeFloats(workspace, padded);
  for (let y = 0; y < padded.height; y++) {
    const row = reflect101(y - radius, height) * source.stride;
    const start = y * padded.stride;
    to.set(from.subarray(row, row + 3 * width), start + 3 * radius);
    for (const x of beyond) {
      const pixel = row + 3 * reflect101(x, width);
      to.set(from.subarray(pixel, pixel + 3), start + 3 * (x + radius));
    }
  }
  return padded;
}
