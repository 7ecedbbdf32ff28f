import * as tf from "@tensorflow/tfjs";
import type { Rank, ShapeMap, Tensor } from "@tensorflow/tfjs";
import { TensorFlowBackend } from "../backend/backend.ts";
import { drawOnHost } from "./host_draw.ts";
import { drawNative } from "./native_draw.ts";
import { checkDraw, type RandomKey } from "./random_key.ts";

/** Which numbers to draw evenly, and from which range. */
export interface UniformOptions extends RandomKey {
  /** The least number. 0, if not given. */
  readonly low?: number;
  /** Above every number. 1, if not given. */
  readonly high?: number;
}

/**
 * Draws evenly from [low, high), without hidden state. Keys work as in
 * {@linkcode statelessNormal}; in Python it is `tf.random.stateless_uniform`.
 *
 * @example
 * ```ts
 * import { statelessUniform } from "@revisage/tensorflow";
 * import { assert } from "@std/assert";
 *
 * const key = { seed: 7, step: 0, stream: "shift" };
 * const shift = statelessUniform([4], { ...key, low: -8, high: 8 });
 * assert(shift.dataSync().every((x) => x >= -8 && x < 8));
 * ```
 *
 * @param shape The shape; `[B, …]` if there is a seed for each of B samples.
 * @returns A float32 tensor; the caller disposes it.
 * @throws {RangeError} If a number is out of range, or a shape does not fit.
 * @throws {TypeError} If a tensor of the key is not int32.
 * @throws {Error} If it would be the same at every call of a compiled function.
 */
export function statelessUniform<R extends Rank>(
  shape: ShapeMap[R],
  options: UniformOptions,
): Tensor<R> {
  checkDraw(shape, options);
  const { low, width, high } = checkRange(options);
  const backend = tf.backend();
  if (!(backend instanceof TensorFlowBackend)) {
    const drawn = drawOnHost(
      shape,
      options,
      (rng, target) => rng.fillUniform(target, low, high),
    );
    return drawn as Tensor<R>;
  }
  return tf.tidy(() => {
    const unit = drawNative( // [0, 1)
      backend,
      "StatelessRandomUniformV2",
      shape,
      options,
      "statelessUniform",
    );
    const drawn = low === 0 && high === 1
      ? unit
      : unit.mul(width).add(low).minimum(below(high)); // it may round up
    return drawn as Tensor<R>;
  });
}

/** The least float32 number above 0 that TensorFlow does not flush to 0. */
const LEAST = 2 ** -126;

function checkRange({ low = 0, high = 1 }: UniformOptions) {
  const bounds = { low: float32(low), high: float32(high) };
  const width = float32(bounds.high - bounds.low);
  if (width > 0 && width < Infinity) return { ...bounds, width };
  throw new RangeError(
    `Cannot draw random numbers: high must be above low in float32, ` +
      `got low ${low} and high ${high}`,
  );
}

function float32(x: number): number {
  return Math.abs(x) < LEAST ? 0 : Math.fround(x);
}

/** The greatest float32 number below `x`. */
function below(x: number): number {
  if (x === 0) return -LEAST;
  const float = Float32Array.of(x);
  new Int32Array(float.buffer)[0]! -= Math.sign(x);
  return float32(float[0]!);
}
