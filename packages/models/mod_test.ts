import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as models from "./mod.ts";

Deno.test("@revisage/models exports what its README names, and no more", () => {
  assertEquals(Object.keys(models).sort(), [
    "ARCFACE",
    "DEFAULT_DISCRIMINATOR",
    "DEFAULT_PREPROCESSING",
    "DEFAULT_RESTORER",
    "Decoder",
    "DecoderBlock",
    "Discriminator",
    "Encoder",
    "EncoderBlock",
    "FACENET",
    "FaceDetector",
    "INPUT_FILTERS",
    "InceptionFid",
    "LpipsNet",
    "OnnxExtractor",
    "PRESETS",
    "PixelGate",
    "ResidualBlock",
    "Restorer",
    "SFACE",
    "SkipBlock",
    "Skips",
    "StyledConvolution",
    "ToRgb",
    "Vgg19",
    "createNoise",
    "drawNoise",
    "fileWeights",
    "fromLevels",
    "inceptionFidExtractor",
    "levelsOf",
    "loadModule",
    "parseDiscriminatorConfig",
    "parsePreprocessing",
    "parseRestorerConfig",
    "randomWeights",
    "saveModule",
    "showSummary",
    "skipResolutions",
    "summary",
    "toLevels",
  ]);
});

Deno.test("@revisage/models loads no native code: neither an engine nor ONNX Runtime", async () => {
  const path = fileURLToPath(import.meta.resolve("./mod.ts"));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    // Native code would need --allow-ffi.
    args: ["run", "--no-prompt", "--allow-read", "--allow-env", path],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  }).output();
  const result = { success, stderr: new TextDecoder().decode(stderr) };
  assertEquals(result, { success: true, stderr: "" });
});
