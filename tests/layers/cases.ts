import type { Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import type { Rng } from "@revisage/core";
import type { Module } from "@revisage/core/module";
import * as layers from "@revisage/layers";
import type { Layer } from "./golden.ts";

type Apply<M> = (module: M, ...inputs: Tensor[]) => Tensor;

function of<M extends Module>(
  make: (rng: Rng) => M,
  apply: Apply<M>,
  inputs: readonly string[] = ["x"],
): Layer {
  return {
    inputs,
    make,
    apply: (module, inputs) => apply(module as M, ...inputs),
  };
}

function pure(fn: (x: Tensor4D) => Tensor): Layer {
  return {
    inputs: ["x"],
    make: () => null,
    apply: (_, [x]) => fn(x as Tensor4D),
  };
}

const conv = (config: Partial<layers.Conv2dConfig>) =>
  of(
    (rng) => new layers.Conv2d({ inputs: 3, outputs: 4, ...config }, rng),
    (module, x) => module.apply(x as Tensor4D),
  );

const modulated = (config: Partial<layers.ModulatedConv2dConfig>) =>
  of(
    (rng) =>
      new layers.ModulatedConv2d(
        { inputs: 3, outputs: 4, style: 5, ...config },
        rng,
      ),
    (module, x, style) => module.apply(x as Tensor4D, style as Tensor2D),
    ["x", "style"],
  );

const fusion = (type: layers.FusionType) =>
  of(
    (rng) => layers.createFusion(type, { size: 4, channels: 3 }, rng),
    (module, encoder, decoder) =>
      module.apply({
        encoder: encoder as Tensor4D,
        decoder: decoder as Tensor4D,
      }),
    ["encoder", "decoder"],
  );

/** Each case of fixtures/make_layers.py, by its name there. */
export const CASES: Readonly<Record<string, Layer>> = {
  Conv2d: conv({}),
  "Conv2d/leakyRelu": conv({ activation: "leakyRelu" }),
  "Conv2d/downsample": conv({ downsample: true, activation: "leakyRelu" }),
  "Conv2d/residual": conv({ downsample: true, kernel: 1, bias: false }),
  "Conv2d/downsample without blur": conv({
    downsample: true,
    blur: false,
    kernel: 4,
  }),
  Linear: of(
    (rng) =>
      new layers.Linear({
        inputs: 5,
        outputs: 4,
        activation: "leakyRelu",
        learningRateMultiplier: 0.01,
      }, rng),
    (module, x) => module.apply(x as Tensor2D),
  ),
  ModulatedConv2d: modulated({}),
  "ModulatedConv2d/upsample": modulated({ upsample: true }),
  "ModulatedConv2d/upsample without blur": modulated({
    upsample: true,
    blur: false,
    kernel: 4,
  }),
  "ModulatedConv2d/rgb": modulated({ kernel: 1, demodulate: false }),
  NoiseInjection: of(
    () => new layers.NoiseInjection(),
    (module, x, noise) => module.apply(x as Tensor4D, noise as Tensor4D),
    ["x", "noise"],
  ),
  LinearGatedFusion: fusion("lgf"),
  AddFusion: fusion("add"),
  ConcatFusion: fusion("concat"),
  SpatialFeatureTransform: fusion("sft"),
  blur: pure((x) => layers.blur(x)),
  "blur/stride": pure((x) => layers.blur(x, { padding: [2, 2] })),
  "blur/upsample": pure((x) => layers.blur(x, { padding: [1, 1], gain: 4 })),
  downsample: pure(layers.downsample),
  upsample: pure(layers.upsample),
  upsampleBilinear: pure(layers.upsampleBilinear),
  leakyRelu: pure((x) => layers.leakyRelu(x.mul(x).mul(x))),
  minibatchStandardDeviation: pure((x) => layers.minibatchStandardDeviation(x)),
  "minibatchStandardDeviation/threes": pure((x) =>
    layers.minibatchStandardDeviation(x)
  ),
  adaptiveLatentGate: {
    inputs: ["z", "noise"],
    make: () => null,
    apply: (_, [z, noise]) =>
      layers.adaptiveLatentGate(z as Tensor2D, noise as Tensor2D),
  },
  diffAugment: pure((x) =>
    layers.diffAugment(x, {
      brightness: [0.25, -0.375, 0.5],
      saturation: [0.5, 1.75, 1],
      contrast: [1.25, 0.5, 1.5],
      translation: [[1, -1], [0, 1], [-1, 0]],
      cutout: [[0, 8], [4, 3], [7, 1]],
    })
  ),
};
