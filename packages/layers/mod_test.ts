import * as layers from "./mod.ts";
import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

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

Deno.test("@revisage/layers loads without the native engine", async () => {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", fileURLToPath(import.meta.resolve("./mod.ts"))],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  }).output();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout)) as {
    modules: { specifier: string }[];
  };
  const engine = modules.filter(({ specifier }) =>
    specifier.includes("/packages/tensorflow/")
  );
  assertEquals({ success, engine }, { success: true, engine: [] });
});
