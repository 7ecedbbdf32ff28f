import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { upsampleBilinear } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { channelsAt, resolutionsUpTo } from "../channels.ts";
import type { SummaryPart } from "../summary/summary_part.ts";
import { type RestorerConfig, skipResolutions } from "./config.ts";
import {
  DecoderBlock,
  type DecoderBlockConfig,
  gatePart,
} from "./decoder_block.ts";
import type { RestorerNoise } from "./noise.ts";
import { PixelGate } from "./pixel_gate.ts";

/** What the decoder makes an image of. */
export interface DecoderInput {
  /** The degraded image, `[B, S, S, 3]`, for the image skip. */
  readonly degraded: Tensor4D;
  /** The encoder's, `[B, r, r, C(r)]` by resolution: it starts from that at 4×4. */
  readonly features: Readonly<Record<number, Tensor4D>>;
  /** `[B, 2L]`. */
  readonly style: Tensor2D;
  /** What each skip of the paper's brings, by resolution. */
  readonly skips: Readonly<Record<number, Tensor4D>>;
  /** Noise by resolution, or `null` for none. */
  readonly noise: RestorerNoise["decoder"] | null;
}

/** The half of the restorer that paints the face. */
export class Decoder extends Module {
  /** By resolution, from 4 up to the size. */
  readonly blocks: ReadonlyMap<number, DecoderBlock>;
  /** Lets the degraded image through; `null` where features alone lead there. */
  readonly imageSkip: PixelGate | null;

  /**
   * Makes a decoder.
   *
   * @param config The restorer's.
   * @param rng Draws the weights.
   */
  constructor(config: RestorerConfig, rng: Rng) {
    super();
    const { size, channels, latent, noise } = config;
    this.blocks = new Map(
      resolutionsUpTo(size).map((resolution) => {
        const name = String(resolution);
        const block = new DecoderBlock({
          resolution,
          inputs: channelsAt(channels, Math.max(resolution / 2, 4)),
          outputs: channelsAt(channels, resolution),
          style: 2 * latent,
          noise,
          fusion: fusionAt(config, resolution),
        }, rng.split(name));
        return [resolution, this.child(name, block)];
      }),
    );
    const last = channelsAt(channels, size);
    this.imageSkip = config.imageSkip
      ? this.child(
        "imageSkip",
        new PixelGate(last, 2 * latent, rng.split("imageSkip")),
      )
      : null;
  }

  /**
   * Paints images.
   *
   * @returns Images, `[B, S, S, 3]`.
   */
  apply(input: DecoderInput): Tensor4D {
    const { degraded, features, style, skips, noise } = input;
    return tf.tidy(() => {
      let h = features[4]!; // [B,4,4,C(4)]
      let image: Tensor4D | undefined;
      for (const [resolution, block] of this.blocks) {
        const skip = block.gate ? features[resolution] : skips[resolution];
        const maps = noise?.[resolution];
        h = block.apply(h, style, { skip, noise: maps }); // [B,r,r,C(r)]
        const rgb = block.rgb.apply(h, style); // [B,r,r,3]
        image = image ? upsampleBilinear(image).add<Tensor4D>(rgb) : rgb;
      }
      const q = image!;
      const seen = { activations: h, style };
      return this.imageSkip?.apply({ p: degraded, q, ...seen }) ?? q;
    });
  }

  /** What `summary` says of each part, whose paths start with `prefix`. */
  *parts(prefix: string): Generator<SummaryPart> {
    for (const [resolution, block] of this.blocks) {
      yield* block.parts(`${prefix}${resolution}.`, resolution);
    }
    if (this.imageSkip) {
      const size = [...this.blocks.keys()].at(-1)!;
      yield gatePart(`${prefix}imageSkip`, this.imageSkip, size);
    }
  }
}

/** The config's fusion for the paper's skips; above them pixel gates, or none. */
function fusionAt(
  { skips, fusion, fineSkips }: RestorerConfig,
  resolution: number,
): DecoderBlockConfig["fusion"] {
  const fused = skipResolutions(skips);
  if (fused.includes(resolution)) return fusion;
  return fineSkips && resolution > 4 ? "pixelGate" : null;
}
