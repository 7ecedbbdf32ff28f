import { ZipError } from "@revisage/core";
import { openNpz } from "./read_npz.ts";
import type { Statistics } from "./statistics.ts";

/** How far both halves of a covariance may differ, of its largest value. */
const ASYMMETRY = 1e-6;

/**
 * Reads the statistics of a set that others have computed: a `.npz` file with
 * `mu` and `sigma`, as pytorch-fid, clean-fid and the authors of FID write it.
 *
 * It says nothing of the network and how images were resized for it. The
 * distance to it means something only if yours were treated alike.
 *
 * @throws {ZipError} If it is no such file, or broken.
 * @throws {Deno.errors.NotFound} If there is none.
 */
export async function readStatistics(path: string): Promise<Statistics> {
  const bytes = await Deno.readFile(path);
  const read = openNpz(path, bytes);
  const [mu, sigma] = [await read("mu"), await read("sigma")];
  const refuse = (why: string) => new ZipError(path, why);
  const [dimensions = 0, ...more] = mu.shape;
  if (dimensions < 1 || more.length > 0) {
    throw refuse(`mu must have one axis, got [${mu.shape}]`);
  }
  if (`${sigma.shape}` !== `${[dimensions, dimensions]}`) {
    throw refuse(
      `sigma must be [${dimensions},${dimensions}], got [${sigma.shape}]`,
    );
  }
  for (const [name, { values }] of Object.entries({ mu, sigma })) {
    const at = values.findIndex((value) => !Number.isFinite(value));
    if (at >= 0) throw refuse(`${name} must be finite, got ${values[at]}`);
  }
  const statistics = {
    mean: mu.values,
    covariance: sigma.values,
    dimensions,
  };
  makeSymmetric(statistics, refuse);
  return statistics;
}

/** Averages both halves, which a float32 product may round differently. */
function makeSymmetric(
  { covariance, dimensions: n }: Statistics,
  refuse: (why: string) => Error,
): void {
  const size = covariance.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [below, above] = [i * n + j, j * n + i];
      const [a, b] = [covariance[below]!, covariance[above]!];
      if (Math.abs(a - b) > ASYMMETRY * size) {
        throw refuse(
          `sigma must be symmetric, got ${b} at [${j}, ${i}] ` +
            `and ${a} at [${i}, ${j}]`,
        );
      }
      covariance[below] = covariance[above] = a / 2 + b / 2;
    }
  }
}
