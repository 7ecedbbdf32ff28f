import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { Rng } from "@revisage/core";
import { normal } from "../normal.ts";

/** Draws a tensor from N(0, 1); the same shape and label, the same numbers. */
export function draw<R extends tf.Rank>(
  shape: tf.ShapeMap[R],
  label: string | number = 0,
): tf.Tensor<R> {
  return normal(new Rng(1).split(label), shape);
}

/** Asserts shape and values, within a share of the largest. */
export function assertClose(
  actual: Tensor,
  expected: Tensor | readonly number[],
  tolerance = 1e-5,
): void {
  if (expected instanceof tf.Tensor) assertEquals(actual.shape, expected.shape);
  const wanted = expected instanceof tf.Tensor
    ? [...expected.dataSync()]
    : expected;
  const got = actual.dataSync();
  assertEquals(got.length, wanted.length);
  const scale = wanted.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  got.forEach((value, i) => {
    const error = Math.abs(value - wanted[i]!);
    assert(
      error <= tolerance * Math.max(scale, 1e-3), // NaN is not close
      `at ${i}: ${value}, expected ${wanted[i]}, of at most ${scale}`,
    );
  });
}

/** Runs `body` and asserts that no tensor is left over but those it returns. */
export function assertLevel(body: () => Tensor | Tensor[]): void {
  const before = tf.memory().numTensors;
  const made = [body()].flat();
  assertEquals(tf.memory().numTensors, before + made.length);
  tf.dispose(made);
}

type Fn = (...inputs: Tensor[]) => Tensor;

/**
 * Asserts the gradient by a step in a random direction, for all inputs at once.
 * And, if not told otherwise, the second derivative likewise, as R1 needs it:
 * how the gradient in the first input changes with all inputs.
 */
export function assertGradients(
  fn: Fn,
  inputs: readonly Tensor[],
  { step = 1e-2, tolerance = 5e-3, second = true } = {},
): void {
  tf.tidy(() => {
    const weight = draw(fn(...inputs).shape, "weight");
    const loss: Fn = (...x) => fn(...x).mul(weight).sum();
    assertDerivative(loss, inputs, step, tolerance);
    if (!second) return;
    const slope: Fn = (x, ...rest) => tf.grad((x) => loss(x, ...rest))(x!);
    const slopeLoss: Fn = (...x) => slope(...x).square().sum();
    assertDerivative(slopeLoss, inputs, step, tolerance);
  });
}

function assertDerivative(
  loss: Fn,
  inputs: readonly Tensor[],
  step: number,
  tolerance: number,
): void {
  const directions = inputs.map((x, i) => draw(x.shape, `direction ${i}`));
  const at = (h: number) =>
    loss(...inputs.map((x, i) => x.add(directions[i]!.mul(h)))).dataSync()[0]!;
  const expected = (at(step) - at(-step)) / (2 * step);
  const gradients = tf.grads(loss)([...inputs]);
  const terms = gradients.map((g, i) => g.mul(directions[i]!).sum());
  const actual = tf.addN(terms).dataSync()[0]!;
  const scale = Math.max(1, Math.abs(expected), Math.abs(at(0)));
  assert(
    Math.abs(actual - expected) <= tolerance * scale,
    `${actual} along the gradient, ${expected} by a step`,
  );
}

/** Asserts that an image's result does not depend on what else is in a batch. */
export function assertBatchIndependent(
  fn: Fn,
  inputs: readonly Tensor[],
): void {
  tf.tidy(() => {
    const together = fn(...inputs);
    for (let i = 0; i < together.shape[0]!; i++) {
      const alone = fn(...inputs.map((x) => x.slice([i], [1])));
      assertClose(alone, together.slice([i], [1]), 1e-6);
    }
  });
}
