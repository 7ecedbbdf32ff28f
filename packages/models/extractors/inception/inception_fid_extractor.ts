import * as tf from "@tensorflow/tfjs";
import {
  checkImage,
  type FeatureExtractor,
  type Features,
  type Image,
} from "@revisage/core";
import { checkName } from "../check_name.ts";
import { weightsDigest } from "../frozen/weights_digest.ts";
import { resample } from "../resample/resample.ts";
import type { InputFilter } from "../resample/taps.ts";
import type { InceptionFid, InceptionLayer } from "./inception_fid.ts";

/**
 * Who resizes images to 299×299, and how. Numbers of different protocols must
 * not be compared.
 *
 * - `"tensorflow"`: the original FID and `torch-fidelity`: TensorFlow 1's
 *   bilinear resizing, pixel centers at whole numbers; then (x − 128) / 128.
 * - `"pytorch-fid"`: `pytorch-fid`: bilinear, not antialiased, pixel centers at
 *   halves; then x / 127.5 − 1.
 * - `"clean"`: `clean-fid`: Pillow's antialiased bicubic, without rounding;
 *   then (x − 128) / 128.
 */
export type FidProtocol = "tensorflow" | "pytorch-fid" | "clean";

/** Options of {@linkcode inceptionFidExtractor}. */
export interface InceptionFidExtractorOptions {
  /** How images are prepared; `"tensorflow"`, if not given. */
  readonly protocol?: FidProtocol;
  /**
   * The layer, whose mean over all places is taken; 2048, if not given. The
   * others are for few images: `--dims` of `pytorch-fid`.
   */
  readonly layer?: InceptionLayer;
}

const PROTOCOLS: Record<
  FidProtocol,
  { filter: InputFilter; center: number; scale: number }
> = {
  "tensorflow": { filter: "bilinear-tf1", center: 128, scale: 128 },
  "pytorch-fid": { filter: "bilinear", center: 127.5, scale: 127.5 },
  "clean": { filter: "bicubic-antialiased", center: 128, scale: 128 },
};

const SIZE = 299;

/** Images at once: the widest layers take about 20 MB for each. */
const BATCH = 8;

/**
 * Makes a network the extractor for FID and KID.
 *
 * @param network Stays the caller's, who disposes it when done with both.
 * @returns Its name tells protocol and layer, as
 * `"inception-fid-tensorflow-2048"`; its digest is that of the network's
 * weights after folding, as a safetensors file.
 * @throws {RangeError} If there is no such protocol.
 *
 * @example
 * ```ts ignore
 * import { InceptionFid, inceptionFidExtractor } from "@revisage/models";
 *
 * using network = InceptionFid.load("inception-fid.safetensors");
 * const extractor = await inceptionFidExtractor(network, { protocol: "clean" });
 * const features = await extractor.extract(images); // 2048 numbers each.
 * ```
 */
export async function inceptionFidExtractor(
  network: InceptionFid,
  options: InceptionFidExtractorOptions = {},
): Promise<FeatureExtractor> {
  const { protocol = "tensorflow", layer = 2048 } = options;
  checkName("extract features", "protocol", protocol, PROTOCOLS);
  return {
    name: `inception-fid-${protocol}-${layer}`,
    digest: await weightsDigest(network),
    dimensions: layer,
    inputSize: SIZE,
    async extract(images: readonly Image[]): Promise<Features> {
      images.forEach((image, i) => checkImage(image, `image ${i}`));
      const data = new Float32Array(images.length * layer);
      for (let i = 0; i < images.length; i += BATCH) {
        const rows = tf.tidy(() => {
          const x = prepare(images.slice(i, i + BATCH), protocol);
          return network.features(x, [layer])[layer].mean([1, 2]);
        });
        try {
          data.set(await rows.data(), i * layer);
        } finally {
          rows.dispose();
        }
      }
      return { data, count: images.length, dimensions: layer };
    },
  };
}

/**
 * Resizes images as a protocol does.
 *
 * @returns `[B, 299, 299, 3]`, about −1 to 1.
 */
export function prepare(
  images: readonly Image[],
  protocol: FidProtocol,
): tf.Tensor4D {
  const { filter, center, scale } = PROTOCOLS[protocol];
  const pixels = new Float32Array(images.length * SIZE * SIZE * 3);
  images.forEach((image, i) =>
    pixels.set(resample(image, SIZE, filter), i * SIZE * SIZE * 3)
  );
  return tf.tidy(() =>
    tf.tensor4d(pixels, [images.length, SIZE, SIZE, 3])
      .sub(center).div(scale)
  );
}
