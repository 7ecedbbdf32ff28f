import { Rng } from "@revisage/core";
import type { Module } from "@revisage/core/module";
import type { Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { Discriminator } from "../discriminator/discriminator.ts";
import { ResidualBlock } from "../discriminator/residual_block.ts";
import { Decoder } from "../restorer/decoder.ts";
import { DecoderBlock } from "../restorer/decoder_block.ts";
import { Encoder, EncoderBlock } from "../restorer/encoder.ts";
import { PixelGate } from "../restorer/pixel_gate.ts";
import { Restorer } from "../restorer/restorer.ts";
import { SkipBlock, Skips } from "../restorer/skip_block.ts";
import { StyledConvolution } from "../restorer/styled_convolution.ts";
import { ToRgb } from "../restorer/to_rgb.ts";
import { formulaTensor } from "./formula.ts";
import { TINY, tinyImages, tinyNoise } from "./tiny.ts";

/** A module with weights of the formula, and what it makes of an input. */
export interface Golden {
  /** Makes it, with any weights. */
  create(rng: Rng): Module;
  /** Runs the module that `create` made. */
  run(module: Module): Tensor;
  /** Three weighted means of the output. */
  readonly means: readonly [number, number, number];
}

const CONFIG = {
  ...TINY,
  skips: 1,
  channels: { base: 64, max: 4 },
  latent: 2,
  codes: 8,
};
const STYLED = { inputs: 3, outputs: 4, style: 4, noise: true };

const map = (channels: number): Tensor4D =>
  formulaTensor("map", [2, 8, 8, channels]);
const style = (): Tensor2D => formulaTensor("style", [2, 4]);
const noise = (): Tensor4D => formulaTensor("noise", [2, 8, 8, 1]);

function golden<M extends Module>(
  create: (rng: Rng) => M,
  run: (module: M) => Tensor,
  means: Golden["means"],
): Golden {
  return { create, run: (module) => run(module as M), means };
}

/**
 * By the name of the class. The restorer and the discriminator as wholes are
 * held to PyTorch beside; these numbers are their own of 2026-11-26, so that no
 * part changes unnoticed.
 */
export const GOLDENS: Readonly<Record<string, Golden>> = {
  Decoder: golden(
    (rng) => new Decoder(CONFIG, rng),
    (decoder) =>
      decoder.apply({
        degraded: tinyImages(2),
        features: { 4: formulaTensor("start", [2, 4, 4, 4]) },
        style: style(),
        skips: { 8: map(4) },
        noise: tinyNoise(2, CONFIG).decoder,
      }),
    [0.031553988, 0.061251614, 0.036426717],
  ),
  DecoderBlock: golden(
    (rng) => new DecoderBlock({ resolution: 8, fusion: "lgf", ...STYLED }, rng),
    (block) =>
      block.apply(formulaTensor("below", [2, 4, 4, 3]), style(), {
        skip: map(4),
        noise: { first: noise(), second: noise() },
      }),
    [-0.091686762, -0.0062820326, 0.060367474],
  ),
  Discriminator: golden(
    (rng) =>
      new Discriminator(
        { size: 64, channels: CONFIG.channels, group: 2 },
        rng,
      ),
    (discriminator) => discriminator.apply(tinyImages(4)),
    [0.0029414636, -0.0021897901, 0.00033698037],
  ),
  Encoder: golden(
    (rng) => new Encoder(CONFIG, rng),
    (encoder) => encoder.apply(tinyImages(2)).latent,
    [-0.21096093, -0.14726419, -0.40963842],
  ),
  EncoderBlock: golden(
    (rng) => new EncoderBlock(3, 4, rng),
    ({ feature, down }) => down!.apply(feature.apply(map(3))),
    [-0.02698593, -0.038339824, -0.006121521],
  ),
  ResidualBlock: golden(
    (rng) => new ResidualBlock(3, 4, rng),
    (block) => block.apply(map(3)),
    [-0.022255537, -0.011090017, -0.012789409],
  ),
  Restorer: golden(
    (rng) => new Restorer(CONFIG, rng),
    (restorer) =>
      restorer.apply(tinyImages(2), { noise: tinyNoise(2, CONFIG) }).image,
    [-0.016921744, 0.0091331778, -0.00080339714],
  ),
  PixelGate: golden(
    (rng) => new PixelGate(3, 4, rng),
    (gate) =>
      gate.apply({
        p: formulaTensor("p", [2, 8, 8, 3]),
        q: formulaTensor("q", [2, 8, 8, 3]),
        activations: map(3),
        style: style(),
      }),
    [-0.12372581, 0.082343702, -0.058209164],
  ),
  SkipBlock: golden(
    (rng) =>
      new SkipBlock({ channels: 4, style: 4, noise: true, codes: 8 }, rng),
    (block) => block.apply(map(4), style(), noise(), true).feature,
    [-0.030515597, 0.052909221, -0.018151769],
  ),
  Skips: golden(
    (rng) => new Skips(CONFIG, rng),
    ({ blocks }) =>
      blocks.get(8)!.apply(map(4), style(), noise(), true).feature,
    [0.00037102151, 0.032398296, -0.017564648],
  ),
  StyledConvolution: golden(
    (rng) => new StyledConvolution(STYLED, rng),
    (convolution) => convolution.apply(map(3), style(), noise()),
    [-0.099649022, 0.10879943, -0.030595742],
  ),
  ToRgb: golden(
    (rng) => new ToRgb(3, 4, rng),
    (rgb) => rgb.apply(map(3), style()),
    [-0.014292158, -0.057492364, 0.078237137],
  ),
};
