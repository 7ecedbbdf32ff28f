import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import {
  createFusion,
  type Fusion,
  type FusionType,
  upsampleBilinear,
} from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { channelsAt, resolutionsUpTo } from "../channels.ts";
import { fusionPart } from "../summary/fusion_part.ts";
import { modulatedPart, type SummaryPart } from "../summary/summary_part.ts";
import { type RestorerConfig, skipResolutions } from "./config.ts";
import { ImageSkip } from "./image_skip.ts";
import type { BlockNoise, RestorerNoise } from "./noise.ts";
import { StyledConvolution } from "./styled_convolution.ts";
import { ToRgb } from "./to_rgb.ts";

/** What the decoder makes an image of. */
export interface DecoderInput {
  /** The degraded image, `[B, S, S, 3]`, for the image skip. */
  readonly degraded: Tensor4D;
  /** The encoder's last feature, `[B, 4, 4, C(4)]`: where it starts. */
  readonly start: Tensor4D;
  /** `[B, 2L]`. */
  readonly style: Tensor2D;
  /** What each skip brings, by resolution. */
  readonly skips: Readonly<Record<number, Tensor4D>>;
  /** Noise by resolution, or `null` for none. */
  readonly noise: RestorerNoise["decoder"] | null;
}

/** The half of the restorer that paints the face. */
export class Decoder extends Module {
  /** By resolution, from 4 up to the size. */
  readonly blocks: ReadonlyMap<number, DecoderBlock>;
  /** `null` where nothing but features leads to the image. */
  readonly imageSkip: ImageSkip | null;

  /**
   * Makes a decoder.
   *
   * @param config The restorer's.
   * @param rng Draws the weights.
   */
  constructor(config: RestorerConfig, rng: Rng) {
    super();
    const { size, skips, fusion, channels, latent, noise } = config;
    const fused = skipResolutions(skips);
    this.blocks = new Map(
      resolutionsUpTo(size).map((resolution) => {
        const name = String(resolution);
        const block = new DecoderBlock({
          resolution,
          inputs: channelsAt(channels, Math.max(resolution / 2, 4)),
          outputs: channelsAt(channels, resolution),
          style: 2 * latent,
          noise,
          fusion: fused.includes(resolution) ? fusion : null,
        }, rng.split(name));
        return [resolution, this.child(name, block)];
      }),
    );
    const last = channelsAt(channels, size);
    this.imageSkip = config.imageSkip
      ? this.child(
        "imageSkip",
        new ImageSkip(last, 2 * latent, rng.split("imageSkip")),
      )
      : null;
  }

  /**
   * Paints images.
   *
   * @returns Images, `[B, S, S, 3]`.
   */
  apply(input: DecoderInput): Tensor4D {
    const { degraded, start, style, skips, noise } = input;
    return tf.tidy(() => {
      let h = start; // [B,4,4,C(4)]
      let image: Tensor4D | undefined;
      for (const [resolution, block] of this.blocks) {
        const skip = skips[resolution];
        const maps = noise?.[resolution];
        h = block.apply(h, style, { skip, noise: maps }); // [B,r,r,C(r)]
        const rgb = block.rgb.apply(h, style); // [B,r,r,3]
        image = image ? upsampleBilinear(image).add<Tensor4D>(rgb) : rgb;
      }
      const painted = image!;
      return this.imageSkip?.apply({ painted, degraded, feature: h, style }) ??
        painted;
    });
  }

  /** What `summary` says of each part, whose paths start with `prefix`. */
  *parts(prefix: string): Generator<SummaryPart> {
    for (const [resolution, block] of this.blocks) {
      yield* block.parts(`${prefix}${resolution}.`, resolution);
    }
    if (this.imageSkip) {
      const { convolution } = this.imageSkip;
      const size = [...this.blocks.keys()].at(-1)!;
      yield modulatedPart(`${prefix}imageSkip`, convolution, size, {
        demodulate: false,
      });
    }
  }
}

/** What a decoder block is made of. */
export interface DecoderBlockConfig {
  /** Height and width. */
  readonly resolution: number;
  /** Channels of the resolution below. */
  readonly inputs: number;
  /** Channels of this resolution. */
  readonly outputs: number;
  /** Length of the style. */
  readonly style: number;
  /** Whether noise can be added. */
  readonly noise: boolean;
  /** How a skip is fused in; `null` if none comes here. */
  readonly fusion: FusionType | null;
}

/** What the decoder does at one resolution. */
export class DecoderBlock extends Module {
  /** Before the fusion; above 4×4 it doubles the size. */
  readonly first: StyledConvolution;
  /** `null` where no skip comes. */
  readonly fusion: Fusion | null;
  /** After the fusion. */
  readonly second: StyledConvolution;
  /** What this resolution adds to the image. */
  readonly rgb: ToRgb;

  /**
   * Makes a decoder block.
   *
   * @param config Sizes, and what meets here.
   * @param rng Draws the weights.
   */
  constructor(config: DecoderBlockConfig, rng: Rng) {
    super();
    const { resolution, inputs, outputs, style, noise, fusion } = config;
    const styled = (name: string, inputs: number, upsample: boolean) =>
      this.child(
        name,
        new StyledConvolution(
          { inputs, outputs, style, noise, upsample },
          rng.split(name),
        ),
      );
    this.first = styled("first", inputs, resolution > 4);
    this.fusion = fusion === null ? null : this.child(
      "fusion",
      createFusion(
        fusion,
        { size: resolution, channels: outputs },
        rng.split("fusion"),
      ),
    );
    this.second = styled("second", outputs, false);
    this.rgb = this.child("rgb", new ToRgb(outputs, style, rng.split("rgb")));
  }

  /**
   * Convolves, fuses, convolves; {@linkcode DecoderBlock.rgb} is apart.
   *
   * @param x Of the resolution below, `[B, r/2, r/2, inputs]`; at 4×4 the start.
   * @param style `[B, style]`.
   * @returns Activations, `[B, r, r, outputs]`.
   */
  apply(
    x: Tensor4D,
    style: Tensor2D,
    { skip, noise }: { readonly skip?: Tensor4D; readonly noise?: BlockNoise },
  ): Tensor4D {
    return tf.tidy(() => {
      const h = this.first.apply(x, style, noise?.first ?? null);
      const fused = skip && this.fusion
        ? this.fusion.apply({ encoder: skip, decoder: h })
        : h;
      return this.second.apply(fused, style, noise?.second ?? null);
    });
  }

  /** What `summary` says of each part, whose paths start with `prefix`. */
  *parts(prefix: string, resolution: number): Generator<SummaryPart> {
    const modulated = (
      name: string,
      { convolution }: StyledConvolution,
      upsample: boolean,
    ) =>
      modulatedPart(`${prefix}${name}`, convolution, resolution, {
        demodulate: true,
        upsample,
      });
    yield modulated("first", this.first, resolution > 4);
    if (this.fusion) {
      const channels = this.second.bias.size;
      const shape = [resolution, resolution, channels] as const;
      yield fusionPart(`${prefix}fusion`, this.fusion, shape);
    }
    yield modulated("second", this.second, false);
    yield modulatedPart(`${prefix}rgb`, this.rgb.convolution, resolution, {
      demodulate: false,
    });
  }
}
