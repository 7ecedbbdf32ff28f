import { type Features, parseSafetensors, Rng } from "@revisage/core";
import * as fc from "fast-check";
import type { FeaturePair } from "../features/check_pair.ts";

/** One number an image. */
export function points(...values: number[]): Features {
  return {
    data: Float64Array.from(values),
    count: values.length,
    dimensions: 1,
  };
}

/** Normal features. */
export function normal(
  count: number,
  dimensions: number,
  seed: number,
  mean = 0,
  std = 1,
): Features {
  const data = new Float64Array(count * dimensions);
  new Rng(seed).fillNormal(data, mean, std);
  return { data, count, dimensions };
}

/** Rows of a set, in any order, as often as wanted. */
export function rowsAt(
  { data, dimensions }: Features,
  rows: readonly number[],
): Features {
  const values = rows.flatMap((row) => [
    ...data.subarray(row * dimensions, (row + 1) * dimensions),
  ]);
  return { data: Float64Array.from(values), count: rows.length, dimensions };
}

/** Sets of small integers: many are equal, and many equally far. */
export function setOf(
  count: number,
  dimensions: number,
): fc.Arbitrary<Features> {
  const size = count * dimensions;
  const value = fc.integer({ min: 0, max: 3 });
  return fc.array(value, { minLength: size, maxLength: size })
    .map((x) => ({ data: Float64Array.from(x), count, dimensions }));
}

/** Two sets with equally many dimensions, and a k for which both suffice. */
export const pairs: fc.Arbitrary<{ pair: FeaturePair; k: number }> = fc
  .record({
    restored: fc.integer({ min: 2, max: 9 }),
    reference: fc.integer({ min: 2, max: 9 }),
    dimensions: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ restored, reference, dimensions }) =>
    fc.record({
      pair: fc.record({
        restored: setOf(restored, dimensions),
        reference: setOf(reference, dimensions),
      }),
      k: fc.integer({ min: 1, max: Math.min(restored, reference) - 1 }),
    })
  );

const folder = new URL("../testdata/", import.meta.url);
const bytes = Deno.readFileSync(new URL("features.safetensors", folder));
const fixtures = parseSafetensors(bytes);

function readArray(name: string) {
  const { data, shape } = fixtures.read(name);
  if (data instanceof Float32Array || data instanceof Float64Array) {
    return { data, shape };
  }
  throw new TypeError(`Cannot read ${name}: must be floats`);
}

/** A pair of the fixtures. */
export function readPair(name: string): FeaturePair {
  const read = (side: string): Features => {
    const { data, shape: [count = 0, dimensions = 0] } = readArray(
      `${name}.${side}`,
    );
    return { data, count, dimensions };
  };
  return { restored: read("restored"), reference: read("reference") };
}

/** NumPy's mean and covariance of the restored features of a pair. */
export function readMoments(name: string) {
  return {
    mean: readArray(`${name}.mean`).data,
    covariance: readArray(`${name}.covariance`).data,
  };
}

/** What others measure of a pair of the fixtures. */
export interface Expected {
  readonly fid: Readonly<Record<string, number>>;
  readonly kid: {
    readonly count: number;
    readonly whole: number;
    readonly halves: number;
  };
  readonly precisionRecall: {
    readonly precision: number;
    readonly recall: number;
  };
  readonly prdc: {
    readonly precision: number;
    readonly recall: number;
    readonly density: number;
    readonly coverage: number;
  };
}

/** The pairs of the fixtures that everything is measured of. */
export const PAIRS = ["full", "singular", "halfSingular", "float32", "ties"];

/** What others measure of the fixtures, by the pair's name. */
export const EXPECTED: Readonly<Record<string, Expected>> = JSON.parse(
  Deno.readTextFileSync(new URL("features.json", folder)),
);
