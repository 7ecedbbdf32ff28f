import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { checkFeatures, Fusion, type FusionInput } from "./fusion.ts";
import { averageWindows, repeatInWindows } from "./window.ts";

/** The gate decides for each of at most 32 × 32 windows. */
const FINEST = 32;

/**
 * Fuses through a gate that sees both features whole, and decides for each
 * position and channel how much of the encoder's to trust.
 *
 * Eq. 4 of the paper _Rethinking Deep Face Restoration_:
 *
 *     o  = DownSample_r(p + q) · W
 *     s  = UpSample_r(Sigmoid(o))
 *     q* = s ∗ (p + q) + (1 − s) ∗ q
 *
 * W mixes positions, is shared by images and channels, and is 0 for a gate that
 * is half open everywhere. Windows of r × r are averaged on the way down, and
 * repeated on the way up: r = 2^(log₂ H − 5) for H > 32, else 1.
 *
 * @param input `encoder` is p, `decoder` is q, both `[B, H, H, C]`; H is at most
 * 32, or a power of two.
 * @param weight W, `[N, N]`, N = (H / r)². W[i, j] is what position i, counted
 * row by row, says to position j.
 * @returns q*, `[B, H, H, C]`.
 * @throws {RangeError} If H is another number, or the shapes disagree.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { linearGatedFusion } from "@revisage/layers";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const encoder = tf.fill<tf.Rank.R4>([1, 2, 2, 1], 4);
 * const decoder = tf.ones<tf.Rank.R4>([1, 2, 2, 1]);
 * const half = linearGatedFusion({ encoder, decoder }, tf.zeros([4, 4]));
 * assertEquals([...half.dataSync()], [3, 3, 3, 3]); // 1 + ½ · 4
 * ```
 */
export function linearGatedFusion(
  { encoder: p, decoder: q }: FusionInput,
  weight: Tensor2D,
): Tensor4D {
  const { H } = checkFeatures({ encoder: p, decoder: q });
  checkShapes({ decoder: [q, "BHHC"] });
  const r = windowOf(H);
  const N = (H / r) ** 2;
  checkShapes({
    [`the gate of ${H}×${H} features`]: [{ shape: [N] }, "N"],
    weight: [weight, "NN"],
  });
  return tf.tidy(() => {
    // DownSample is linear: the sum of two small features is the cheaper one.
    const coarse = averageWindows(p, r).add<Tensor4D>(averageWindows(q, r));
    const o = mixPositions(coarse, weight); // Eq. 4, global score, [B,h,h,C]
    const s = repeatInWindows(o.sigmoid(), r); // Eq. 4, gated score, [B,H,H,C]
    // Eq. 4, fused feature: s ∗ (p + q) + (1 − s) ∗ q = q + s ∗ p.
    return q.add<Tensor4D>(s.mul(p)); // [B,H,H,C]
  });
}

/** r of Eq. 4. */
function windowOf(size: number): number {
  if (!(Number.isSafeInteger(size) && size > 0)) {
    throw new RangeError(
      `Cannot fuse features: size must be a positive integer, got ${size}`,
    );
  }
  if (size <= FINEST) return 1;
  const r = size / FINEST; // 2^(log₂ H − 5)
  if (!Number.isInteger(Math.log2(r))) {
    throw new RangeError(
      `Cannot fuse features: a size above ${FINEST} must be a power of two, got ${size}`,
    );
  }
  return r;
}

/** One product for all images and channels: positions come first. */
function mixPositions(x: Tensor4D, weight: Tensor2D): Tensor4D {
  const [b, h, w, c] = x.shape;
  const n = h * w;
  const columns = x.reshape([b, n, c])
    .transpose([1, 0, 2]) // [N,B,C]
    .reshape<Tensor2D>([n, b * c]);
  return tf.matMul(weight, columns, true) // [N,B·C]
    .reshape([n, b, c])
    .transpose([1, 0, 2]) // [B,N,C]
    .reshape([b, h, w, c]);
}

/** What {@linkcode createFusion} and the classes of fusions need to know. */
export interface FusionConfig {
  /** H and W of the features. */
  readonly size: number;
  /** C of the features. */
  readonly channels: number;
}

/**
 * Fuses through a gate.
 *
 * Variable: `weight` `[N, N]`, √N · W, from 0: at the start the gate is half open
 * everywhere. A step of the optimizer moves all N positions that a gate sees;
 * the factor keeps it from being thrown shut by a few (equalized learning rate,
 * as that of all other layers).
 */
export class LinearGatedFusion extends Fusion {
  /** √N · W, `[N, N]`. */
  readonly weight: tf.Variable<tf.Rank.R2>;

  /**
   * Makes a fusion.
   *
   * @param config `size`: H of the features, an integer from 1 to 32, or a
   * greater power of two.
   * @throws {RangeError} If it is another number.
   */
  constructor({ size }: Pick<FusionConfig, "size">) {
    super();
    const N = (size / windowOf(size)) ** 2;
    this.weight = this.parameter("weight", () => tf.zeros([N, N]));
  }

  /**
   * Fuses two features.
   *
   * @returns `[B, H, H, C]`.
   * @throws {RangeError} If the shapes disagree.
   */
  override apply(input: FusionInput): Tensor4D {
    return tf.tidy(() => {
      const W = this.weight.div<Tensor2D>(Math.sqrt(this.weight.shape[0]));
      return linearGatedFusion(input, W);
    });
  }
}
