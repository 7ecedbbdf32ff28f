import * as tf from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";

/**
 * Tells how many codes, used equally often, would be as hard to guess.
 *
 * `exp(−Σ p·log(p + 10⁻¹⁰))`, where `p` is the share of each code.
 *
 * @param counts How often each code was used, `[K]`, as of
 * {@linkcode countCodes}, or a codebook's moving average.
 * @returns A number from 1 to `K` that the caller disposes; NaN if nothing was
 * counted.
 * @throws {RangeError} If `counts` is not a vector.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { perplexity } from "@revisage/vq";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const [even] = perplexity(tf.tensor1d([7, 0, 7, 7])).dataSync();
 * assertAlmostEquals(even!, 3, 1e-5);
 * ```
 */
export function perplexity(counts: tf.Tensor1D): tf.Scalar {
  checkShapes({ counts: [counts, "K"] });
  return tf.tidy(() => {
    const p = counts.div(counts.sum()); // [K]
    return p.mul(p.add(1e-10).log()).sum<tf.Scalar>().neg().exp();
  });
}
