import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { createFusion, type Fusion, type FusionType } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { fusionPart } from "../summary/fusion_part.ts";
import { modulatedPart, type SummaryPart } from "../summary/summary_part.ts";
import type { BlockNoise } from "./noise.ts";
import { PixelGate } from "./pixel_gate.ts";
import { StyledConvolution } from "./styled_convolution.ts";
import { ToRgb } from "./to_rgb.ts";

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
  readonly fusion: FusionType | "pixelGate" | null;
}

/** What the decoder does at one resolution. */
export class DecoderBlock extends Module {
  /** Before the fusion; above 4×4 it doubles the size. */
  readonly first: StyledConvolution;
  /** `null` where no skip of the paper's comes. */
  readonly fusion: Fusion | null;
  /** `null` where no fine skip comes. */
  readonly gate: PixelGate | null;
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
    const shape = { size: resolution, channels: outputs };
    this.fusion = fusion === null || fusion === "pixelGate" ? null : this.child(
      "fusion",
      createFusion(fusion, shape, rng.split("fusion")),
    );
    this.gate = fusion === "pixelGate"
      ? this.child("gate", new PixelGate(outputs, style, rng.split("gate")))
      : null;
    this.second = styled("second", outputs, false);
    this.rgb = this.child("rgb", new ToRgb(outputs, style, rng.split("rgb")));
  }

  /**
   * Convolves, fuses, convolves; {@linkcode DecoderBlock.rgb} is apart.
   *
   * @param x Of the resolution below, `[B, r/2, r/2, inputs]`; at 4×4 the start.
   * @param style `[B, style]`.
   * @param more The skip's `[B, r, r, outputs]`, if one is fused here, and noise.
   * @returns Activations, `[B, r, r, outputs]`.
   */
  apply(
    x: Tensor4D,
    style: Tensor2D,
    { skip, noise }: { readonly skip?: Tensor4D; readonly noise?: BlockNoise },
  ): Tensor4D {
    return tf.tidy(() => {
      const h = this.first.apply(x, style, noise?.first ?? null);
      const fused = skip ? this.#fuse(skip, h, style) : h;
      return this.second.apply(fused, style, noise?.second ?? null);
    });
  }

  #fuse(p: Tensor4D, q: Tensor4D, style: Tensor2D): Tensor4D {
    return this.fusion?.apply({ encoder: p, decoder: q }) ??
      this.gate?.apply({ p, q, activations: q, style }) ?? q;
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
    if (this.gate) yield gatePart(`${prefix}gate`, this.gate, resolution);
    yield modulated("second", this.second, false);
    yield modulatedPart(`${prefix}rgb`, this.rgb.convolution, resolution, {
      demodulate: false,
    });
  }
}

/** What `summary` says of a pixel gate. */
export function gatePart(
  path: string,
  { convolution }: PixelGate,
  resolution: number,
): SummaryPart {
  return modulatedPart(path, convolution, resolution, { demodulate: false });
}
