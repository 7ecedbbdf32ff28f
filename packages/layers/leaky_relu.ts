import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";

/** How {@linkcode leakyRelu} bends. */
export interface LeakyReluOptions {
  /** Slope below 0, at least 0. 0.2, if not given. */
  readonly slope?: number;
  /**
   * Factor of the result. √2, if not given: it keeps the variance of N(0, 1),
   * nearly. A layer that has a scale of its own should rather multiply it there,
   * and give 1 here.
   */
  readonly gain?: number;
}

/**
 * Leaks below 0: `gain · x` for x > 0, `gain · slope · x` elsewhere.
 *
 * Its second derivative, zero in `x`, is right on every backend; that of
 * `tf.leakyRelu` throws on most.
 *
 * @param x Any shape.
 * @returns The shape of `x`.
 * @throws {RangeError} If `slope` is below 0.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { leakyRelu } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const y = leakyRelu(tf.tensor1d([-4, 3]), { slope: 0.5, gain: 2 });
 * assertEquals(y.arraySync(), [-4, 6]);
 * ```
 */
export function leakyRelu<T extends Tensor>(
  x: T,
  { slope = 0.2, gain = Math.SQRT2 }: LeakyReluOptions = {},
): T {
  if (!(slope >= 0)) {
    throw new RangeError(
      `Cannot apply leakyRelu: slope must be at least 0, got ${slope}`,
    );
  }
  return tf.tidy(() => {
    const y = hasOwnGradient() ? tf.leakyRelu(x, slope) : bend(x, slope);
    return gain === 1 ? y : y.mul<T>(gain);
  });
}

/** A backend may have one operation for it, differentiable as often as needed. */
function hasOwnGradient(): boolean {
  return tf.getKernel("LeakyReluGrad", tf.getBackend()) !== undefined;
}

function bend<T extends Tensor>(x: T, slope: number): T {
  const apply = tf.customGrad<T>((input, save) => {
    (save as tf.GradSaveFunc)([x]);
    return {
      value: tf.leakyRelu(input as T, slope),
      // step() is slope at 0 and below, and its gradient is zero.
      gradFunc: (dy, saved) => dy.mul(tf.step(saved[0]!, slope)),
    };
  });
  return apply(x);
}
