import { Malformed } from "../malformed.ts";
import type { Plane } from "./plane.ts";

/** Writes row `y` of the picture, as one channel has it. */
export type RowReader = (y: number, out: Uint8Array) => void;

/**
 * Reads a subsampled plane as if it had all samples.
 *
 * Doubling weighs the nearer sample 3 and the farther one 1, with libjpeg's
 * rounding; other factors repeat samples.
 *
 * @param plane The samples.
 * @param across Pixels to a sample in a row.
 * @param down Rows of pixels to a row of samples.
 * @returns A function that writes up to `across * plane.stride` samples.
 * @throws {Malformed} If a factor is not whole.
 */
export function rowReader(
  plane: Plane,
  across: number,
  down: number,
): RowReader {
  if (!(Number.isInteger(across) && Number.isInteger(down))) {
    throw new Malformed(
      `its color is subsampled by ${across}×${down}; factors must be whole`,
    );
  }
  if (across === 1 && down === 1) return asIs(plane);
  // A row of one or two samples is repeated, by libjpeg too.
  const smooth = plane.width > 2 && across === 2;
  if (smooth && down === 2) return doubledBoth(plane);
  if (smooth && down === 1) return doubledAcross(plane);
  if (across === 1 && down === 2) return doubledDown(plane);
  return repeated(plane, across, down);
}

function asIs({ width, stride, data }: Plane): RowReader {
  return (y, out) => out.set(data.subarray(y * stride, y * stride + width));
}

function doubledBoth({ width, height, stride, data }: Plane): RowReader {
  return (y, out) => {
    const near = (y >> 1) * stride;
    const far = farRow(y, height) * stride;
    let here = 3 * data[near]! + data[far]!;
    let before = here;
    for (let x = 1, to = 0; x <= width; x++, to += 2) {
      const next = x < width ? 3 * data[near + x]! + data[far + x]! : here;
      out[to] = (3 * here + before + 8) >> 4;
      out[to + 1] = (3 * here + next + 7) >> 4;
      before = here;
      here = next;
    }
  };
}

function doubledAcross({ width, stride, data }: Plane): RowReader {
  return (y, out) => {
    const row = y * stride;
    let here = data[row]!;
    let before = here;
    for (let x = 1, to = 0; x <= width; x++, to += 2) {
      const next = x < width ? data[row + x]! : here;
      out[to] = (3 * here + before + 1) >> 2;
      out[to + 1] = (3 * here + next + 2) >> 2;
      before = here;
      here = next;
    }
  };
}

function doubledDown({ width, height, stride, data }: Plane): RowReader {
  return (y, out) => {
    const near = (y >> 1) * stride;
    const far = farRow(y, height) * stride;
    const bias = 1 + (y & 1);
    for (let x = 0; x < width; x++) {
      out[x] = (3 * data[near + x]! + data[far + x]! + bias) >> 2;
    }
  };
}

function repeated(
  { width, stride, data }: Plane,
  across: number,
  down: number,
): RowReader {
  return (y, out) => {
    const row = Math.floor(y / down) * stride;
    for (let x = 0, to = 0; x < width; x++) {
      for (let i = 0; i < across; i++) out[to++] = data[row + x]!;
    }
  };
}

/** The second nearest row of samples; at an edge, the nearest again. */
function farRow(y: number, height: number): number {
  const nearest = y >> 1;
  return y % 2 === 0
    ? Math.max(0, nearest - 1)
    : Math.min(height - 1, nearest + 1);
}
