import * as tf from "@tensorflow/tfjs";
import type { Rng } from "@revisage/core";
import { assertEquals } from "@std/assert";

/** Normally distributed numbers. */
export function normal<R extends tf.Rank>(
  rng: Rng,
  shape: tf.ShapeMap[R],
): tf.Tensor<R> {
  const size = (shape as number[]).reduce((a, b) => a * b, 1);
  return tf.tensor<R>(rng.fillNormal(new Float32Array(size)), shape);
}

/** Fails if `run` leaves more or fewer tensors behind than `kept`. */
export function assertLevel(run: () => void, kept = 0): void {
  const { numTensors } = tf.memory();
  run();
  assertEquals(tf.memory().numTensors - numTensors, kept);
}
