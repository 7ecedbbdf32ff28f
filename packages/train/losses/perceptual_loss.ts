import { checkShapes } from "@revisage/core";
import type { LpipsNet, Vgg19, Vgg19Layer } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";

/** How much each layer of VGG-19 counts. */
export type LayerWeights = Readonly<Partial<Record<Vgg19Layer, number>>>;

/**
 * The layers of {@link https://arxiv.org/abs/2101.04061 | GFPGAN}, before their
 * ReLU. It has torchvision's weights: Keras's take numbers that are 57 times as
 * large, so that the loss is about as many times as large too.
 */
export const GFPGAN_LAYERS: LayerWeights = {
  conv1_2: 0.1,
  conv2_2: 0.1,
  conv3_4: 1,
  conv4_4: 1,
  conv5_4: 1,
};

/** Those of {@linkcode GFPGAN_LAYERS} in the first three blocks. */
export const THREE_BLOCKS: LayerWeights = {
  conv1_2: 0.1,
  conv2_2: 0.1,
  conv3_4: 1,
};

/**
 * How different restored images look from their references through VGG-19: the
 * second term of Eq. 10.
 *
 * The mean absolute difference of each layer, weighted.
 *
 * @param vgg What it looks through.
 * @param restored In about [−1, 1], `[B, H, W, 3]`. They alone get a gradient.
 * @param reference In [−1, 1], `[B, H, W, 3]`.
 * @param weights Which layers count, and how much; all of the network's.
 * @returns A number that the caller disposes.
 * @throws {RangeError} If the shapes disagree, no layer is named or one that the
 * network has not, or the images are too small for one.
 *
 * @example
 * ```ts
 * import { Rng } from "@revisage/core";
 * import { randomWeights, Vgg19 } from "@revisage/models";
 * import { perceptualLoss } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assert, assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * using vgg = new Vgg19(randomWeights(new Rng(0)), { blocks: 2 });
 * const black = tf.fill<tf.Rank.R4>([1, 4, 4, 3], -1);
 * const layers = { conv1_2: 0.1, conv2_2: 0.1 };
 * assertEquals(perceptualLoss(vgg, black, black, layers).dataSync()[0], 0);
 * assert(perceptualLoss(vgg, black.neg(), black, layers).dataSync()[0]! > 0);
 * ```
 */
export function perceptualLoss(
  vgg: Vgg19,
  restored: Tensor4D,
  reference: Tensor4D,
  weights: LayerWeights = GFPGAN_LAYERS,
): Scalar {
  checkShapes({ restored: [restored, "BHW3"], reference: [reference, "BHW3"] });
  const layers = layersOf(vgg, weights);
  return tf.tidy(() => {
    const wanted = layers.map(([layer]) => layer);
    const seen = vgg.features(restored, wanted);
    const target = vgg.features(reference, wanted);
    const terms = layers.map(([layer, weight]) =>
      seen[layer].sub(target[layer]).abs().mean<Scalar>().mul<Scalar>(weight)
    );
    return tf.addN(terms); // Eq. 10, second term
  });
}

/**
 * The same through LPIPS, which was fitted to what people see: a perceptual
 * term in the place of {@linkcode perceptualLoss}.
 *
 * @param lpips What it looks through.
 * @param restored In about [−1, 1], `[B, H, W, 3]`.
 * @param reference In [−1, 1], `[B, H, W, 3]`.
 * @returns The mean over the batch; the caller disposes it.
 * @throws {RangeError} If the shapes disagree, or the images are too small.
 */
export function lpipsLoss(
  lpips: LpipsNet,
  restored: Tensor4D,
  reference: Tensor4D,
): Scalar {
  return tf.tidy(() => lpips.compare(restored, reference).total.mean<Scalar>() // Eq. 10, second term
  );
}

/** The layers that count. */
function layersOf(
  vgg: Vgg19,
  weights: LayerWeights,
): (readonly [Vgg19Layer, number])[] {
  const paths = new Set(Array.from(vgg.variables(), ({ path }) => path));
  const asked = Object.entries(weights) as [Vgg19Layer, number][];
  const missing = asked.filter(([layer]) => {
    const [, block, index] = /(\d)_(\d)$/.exec(layer) ?? [];
    return !paths.has(`block${block}_conv${index}.kernel`);
  });
  if (asked.length > 0 && missing.length === 0) return asked;
  throw new RangeError(
    `Cannot compute perceptualLoss: weights must name layers that the network ` +
      `has, got ${missing.map(([layer]) => layer).join(", ") || "none"}`,
  );
}
