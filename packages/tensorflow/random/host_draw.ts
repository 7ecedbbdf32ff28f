import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import type { RandomKey } from "./random_key.ts";

/** Sets these streams apart from others that are split from the same seed. */
const LABEL = "@revisage/tensorflow";

/**
 * Draws float32 numbers on the host, for backends that cannot draw by key.
 *
 * @param fill Fills the numbers of one seed.
 */
export function drawOnHost(
  shape: readonly number[],
  { seed, step, stream }: RandomKey,
  fill: (rng: Rng, target: Float32Array) => void,
): Tensor {
  const seeds = integers(seed);
  const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
  const size = values.length / seeds.length;
  const [at] = integers(step);
  seeds.forEach((seed, i) => {
    const all = new Rng(seed).split(LABEL);
    const labelled = stream === undefined ? all : all.split(stream);
    const part = values.subarray(i * size, (i + 1) * size);
    fill(labelled.split(at!), part);
  });
  return tf.tensor(values, [...shape], "float32");
}

function integers(value: number | readonly number[] | Tensor): number[] {
  return value instanceof tf.Tensor
    ? Array.from(value.dataSync())
    : [value].flat();
}
