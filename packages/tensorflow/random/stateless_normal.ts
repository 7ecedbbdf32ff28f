import * as tf from "@tensorflow/tfjs";
import type { Rank, ShapeMap, Tensor } from "@tensorflow/tfjs";
import { TensorFlowBackend } from "../backend/backend.ts";
import { drawOnHost } from "./host_draw.ts";
import { drawNative } from "./native_draw.ts";
import { checkDraw, type RandomKey } from "./random_key.ts";

/**
 * Draws from the standard normal distribution, without hidden state: the same
 * seed, step and stream give the same numbers, however often and in whatever
 * order they are drawn, eager or compiled, on one thread or many.
 *
 * Inside a compiled function let `step` (or `seed`) be an argument or a
 * variable: then the numbers differ at each call.
 *
 * On native TensorFlow, Philox makes the numbers, from two 64-bit seeds that
 * are `seed` and `step`, each XORed with 64 bits of a 128-bit hash of `stream`
 * (zeros, if there is none). Within a stream no two pairs of seed and step
 * share numbers. Without one they are those of Python's
 * `tf.random.stateless_normal(shape, [seed, step])`. On other backends they are
 * made on the host by `Rng`, from the same three, and have other values. So do
 * those of functions compiled with XLA, whose kernels scramble the key again.
 *
 * One key is one set of random bits: draws of other shapes, and of
 * {@linkcode statelessUniform}, are not independent of it. Name a stream for
 * each.
 *
 * @example Noise that differs at each call of a compiled function
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import {
 *   compile,
 *   loadTensorFlow,
 *   statelessNormal,
 * } from "@revisage/tensorflow";
 * import { assertEquals, assertNotEquals } from "@std/assert";
 *
 * await loadTensorFlow();
 * const noisy = compile((x: tf.Tensor1D, step: tf.Tensor) =>
 *   x.add(statelessNormal(x.shape, { seed: 7, step, stream: "noise" }))
 * );
 * const at = (step: number) =>
 *   noisy(tf.zeros([3]), tf.scalar(step, "int32")).dataSync();
 * assertNotEquals(at(0), at(1));
 * const drawn = statelessNormal([3], { seed: 7, step: 1, stream: "noise" });
 * assertEquals(at(1), drawn.dataSync());
 * ```
 *
 * @example The same style for a face, whatever else is in the batch
 * ```ts
 * import { statelessNormal } from "@revisage/tensorflow";
 * import { assertEquals } from "@std/assert";
 *
 * const styles = statelessNormal([2, 3], { seed: [7, 8], step: 0 });
 * const style = statelessNormal([3], { seed: 8, step: 0 });
 * assertEquals(styles.dataSync().slice(3), style.dataSync());
 * ```
 *
 * @param shape The shape; `[B, …]` if there is a seed for each of B samples.
 * @returns A float32 tensor; the caller disposes it.
 * @throws {RangeError} If a number is out of range, or a shape does not fit.
 * @throws {TypeError} If a tensor of the key is not int32.
 * @throws {Error} If it would be the same at every call of a compiled function.
 */
export function statelessNormal<R extends Rank>(
  shape: ShapeMap[R],
  key: RandomKey,
): Tensor<R> {
  checkDraw(shape, key);
  const backend = tf.backend();
  const drawn = backend instanceof TensorFlowBackend
    ? drawNative(
      backend,
      "StatelessRandomNormalV2",
      shape,
      key,
      "statelessNormal",
    )
    : drawOnHost(shape, key, (rng, target) => rng.fillNormal(target));
  return drawn as Tensor<R>;
}
