import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as models from "./mod.ts";

Deno.test("@revisage/models exports what its README names, and no more", () => {
  assertEquals(Object.keys(models).sort(), [
    "ARCFACE",
    "DEFAULT_PREPROCESSING",
    "FACENET",
    "INPUT_FILTERS",
    "InceptionFid",
    "LpipsNet",
    "OnnxExtractor",
    "SFACE",
    "Vgg19",
    "fileWeights",
    "inceptionFidExtractor",
    "parsePreprocessing",
    "randomWeights",
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
