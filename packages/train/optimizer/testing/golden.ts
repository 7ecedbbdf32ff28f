import { openSafetensors, type StoredTensor } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { fileURLToPath } from "node:url";
import type { AdamConfig } from "../adam_config.ts";

/** What PyTorch gave: see tests/fixtures/make_optimizer.py. */
const FILE = fileURLToPath(
  new URL("../../../../tests/fixtures/optimizer.safetensors", import.meta.url),
);

/** How the fixture was made. */
export interface GoldenConfig {
  /** Of Adam, by name. */
  readonly cases: Readonly<Record<string, AdamConfig>>;
  /** Steps after which weights were kept. */
  readonly kept: readonly number[];
  /** Of the penalty, in the case `lazy`. */
  readonly interval: number;
}

/** How the fixture was made. */
export function goldenConfig(): GoldenConfig {
  using file = openSafetensors(FILE);
  return JSON.parse(file.metadata.config!);
}

/** A tensor of the fixture. */
export function golden<R extends tf.Rank>(name: string): tf.Tensor<R> {
  const { shape, data } = read(name);
  return tf.tensor(data, [...shape] as tf.ShapeMap[R]);
}

/** Asserts shape and values, within a share of the largest. */
export function assertGolden(
  actual: tf.Tensor,
  name: string,
  tolerance = 1e-5,
): void {
  const { shape, data } = read(name);
  if (shape.join() !== "1") assertEquals(actual.shape, [...shape]);
  assertNear(actual.dataSync(), data, tolerance, name);
}

/** Asserts that numbers are equal within a share of the largest. */
export function assertNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  assertEquals(actual.length, expected.length);
  const largest = Math.max(...Array.from(expected, Math.abs));
  const gaps = Array.from(expected, (x, i) => Math.abs(actual[i]! - x));
  assert( // Not a number is not near.
    gaps.every((gap) => gap <= tolerance * largest),
    `${what}: off by ${Math.max(...gaps)} where the largest is ${largest}`,
  );
}

function read(name: string): StoredTensor<"F32"> {
  using file = openSafetensors(FILE);
  return file.read(name, "F32");
}
