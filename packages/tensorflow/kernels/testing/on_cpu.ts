import * as tf from "@tensorflow/tfjs";
import { assertAlmostEquals, assertEquals } from "@std/assert";
import { BACKEND_NAME } from "../../backend/backend_name.ts";
import { held, testBackend } from "../../testing/backend.ts";
import { quietCpuBackend } from "../cpu_fallback.ts";

const backend = await testBackend();
quietCpuBackend();

/** Numbers of a shape, always the same, no two alike in a small tensor. */
export function wave<R extends tf.Rank = tf.Rank>(
  shape: tf.ShapeMap[R],
  phase = 0,
): tf.Tensor<R> {
  const size = tf.util.sizeFromShape(shape);
  const values = Array.from({ length: size }, (_, i) => {
    return 1.5 * Math.sin(1.7 * i + phase) + 0.3 * Math.cos(0.31 * i * i);
  });
  return tf.tensor(values, shape);
}

/**
 * Asserts that TensorFlow computes what the cpu backend of TensorFlow.js does,
 * and that it holds no tensor afterwards that it did not hold before.
 *
 * @param compute Makes its own inputs, for each backend has its own.
 */
export async function assertSameOnCpu(
  compute: () => tf.Tensor | tf.Tensor[],
  tolerance = 1e-5,
): Promise<void> {
  const before = held(backend);
  const ours = read(compute);
  assertEquals(held(backend), before, "tensors held");
  await tf.setBackend("cpu");
  try {
    assertClose(ours, read(compute), tolerance);
  } finally {
    await tf.setBackend(BACKEND_NAME);
  }
}

/** Gradients of the sum of what a function returns, by each of its inputs. */
export function gradients<T extends tf.Tensor>(
  fn: (...inputs: T[]) => tf.Tensor,
  ...inputs: T[]
): tf.Tensor[] {
  return tf.grads(fn as (...inputs: tf.Tensor[]) => tf.Tensor)(inputs);
}

/**
 * Asserts that the gradient of a function is its slope. The function is linear
 * around `x`, so that a difference is exact.
 *
 * @param reach How far around `x`.
 */
export function assertSlope<T extends tf.Tensor>(
  fn: (x: T) => tf.Tensor,
  x: T,
  reach = 1,
): void {
  const loss = (x: T) => {
    const y = fn(x);
    return tf.sum(tf.mul(y, wave(y.shape, 2)));
  };
  let slope = 0, gradient = 0;
  tf.tidy(() => {
    const direction = tf.mul(wave(x.shape, 1), reach);
    const rise = tf.sub(loss(tf.add(x, direction)), loss(tf.sub(x, direction)));
    const [dx] = gradients(loss, x);
    slope = rise.dataSync()[0]! / 2;
    gradient = tf.sum(tf.mul(dx!, direction)).dataSync()[0]!;
  });
  assertAlmostEquals(gradient, slope, 1e-3 * (1 + Math.abs(slope)));
}

interface Values {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: readonly (number | string)[];
}

function read(compute: () => tf.Tensor | tf.Tensor[]): Values[] {
  let values: Values[] = [];
  tf.tidy(() => {
    values = [compute()].flat().map((tensor) => ({
      dtype: tensor.dtype,
      shape: tensor.shape,
      values: [...tensor.dataSync()],
    }));
  });
  return values;
}

function assertClose(
  actual: readonly Values[],
  expected: readonly Values[],
  tolerance: number,
): void {
  const near = actual.map((tensor, i) => ({
    ...tensor,
    values: tensor.values.map((value, j) => {
      const other = expected[i]?.values[j];
      return isNear(value, other, tolerance) ? other : value;
    }),
  }));
  assertEquals(near, expected as typeof near);
}

function isNear(a: unknown, b: unknown, tolerance: number): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  return Object.is(a, b) || Math.abs(a - b) <= tolerance * (1 + Math.abs(b));
}
