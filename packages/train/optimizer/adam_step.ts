import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor } from "@tensorflow/tfjs";
import type { AdamConfig } from "./adam_config.ts";

/** What all weights share in a step of Adam. */
export interface AdamFactors {
  /** Share of the sum of gradients that stays: β₁. */
  readonly keepSum: Scalar;
  /** Share of the sum of squares that stays: β₂. */
  readonly keepSquares: Scalar;
  /** Learning rate of sum / √squares. */
  readonly rate: Scalar;
  /** What is added to √squares. */
  readonly epsilon: Scalar;
}

/** A weight, and what Adam remembers of its gradients. */
export interface AdamWeight<T> {
  readonly value: T;
  /** Of the gradients, decayed: first moment / (1 − β₁). `null` if β₁ is 0. */
  readonly sum: T | null;
  /** Of their squares, decayed: second moment / (1 − β₂). */
  readonly squares: T;
}

/**
 * The factors of step `t`, counted from 1, for moments that are kept as sums.
 *
 * Averages would take a factor of 1 − β each, which is a pass over memory for
 * each moment. It is a number for all weights, and goes into the rate and ε.
 *
 * @param when Where it is 0, the weights and sums are to stay as they are.
 */
export function adamFactors(
  t: Scalar,
  { beta1, beta2, epsilon }: AdamConfig,
  learningRate: number | Scalar,
  when?: Scalar,
): AdamFactors {
  const mean = average(beta1, t); // m̂ = sum · mean
  const deviation = average(beta2, t).sqrt<Scalar>(); // √v̂ = √squares · deviation
  const rate = mean.mul<Scalar>(learningRate).div<Scalar>(deviation);
  const whenElse = (value: Scalar, other: number) =>
    when ? tf.where<Scalar>(when, value, other) : value;
  return {
    keepSum: whenElse(tf.scalar(beta1), 1),
    keepSquares: whenElse(tf.scalar(beta2), 1),
    rate: whenElse(rate, 0),
    epsilon: tf.div(epsilon, deviation),
  };
}

/**
 * Algorithm 1 of {@link https://arxiv.org/abs/1412.6980 | Adam}, with sums in
 * place of moments.
 */
export function adamStep(
  { value, sum, squares }: AdamWeight<Tensor>,
  gradient: Tensor,
  { keepSum, keepSquares, rate, epsilon }: AdamFactors,
): AdamWeight<Tensor> {
  const nextSum = sum && sum.mul(keepSum).add(gradient);
  const nextSquares = squares.mul(keepSquares).add(gradient.square());
  const direction = (nextSum ?? gradient)
    .div(nextSquares.sqrt().add(epsilon)).mul(rate);
  return {
    value: value.sub(direction),
    sum: nextSum,
    squares: nextSquares,
  };
}

/**
 * Makes a moment without bias of a sum: (1 − β) / (1 − βᵗ).
 *
 * 1 − 0.999 has four digits left in float32: so the difference is taken before,
 * by expm1.
 */
function average(beta: number, t: Scalar): Scalar {
  if (beta === 0) return tf.scalar(1);
  const missing = tf.neg<Scalar>(tf.expm1(t.mul(Math.log(beta)))); // 1 − βᵗ
  return tf.div<Scalar>(1 - beta, missing);
}
