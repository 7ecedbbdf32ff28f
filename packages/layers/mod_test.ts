import * as layers from "./mod.ts";
import { assertEquals } from "@std/assert";

Deno.test("@revisage/layers exports what it says, and nothing else", () => {
  assertEquals(Object.keys(layers).sort(), [
    "AddFusion",
    "ConcatFusion",
    "Conv2d",
    "Fusion",
    "Linear",
    "LinearGatedFusion",
    "ModulatedConv2d",
    "NoiseInjection",
    "SpatialFeatureTransform",
    "adaptiveLatentGate",
    "addFusion",
    "blur",
    "concatFusion",
    "conv2d",
    "createFusion",
    "diffAugment",
    "diffAugmentRanges",
    "downsample",
    "drawDiffAugment",
    "leakyRelu",
    "linear",
    "linearGatedFusion",
    "minibatchStandardDeviation",
    "modulatedConv2d",
    "noiseInjection",
    "spatialFeatureTransform",
    "upsample",
    "upsampleBilinear",
  ]);
});
