import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as metrics from "./mod.ts";

Deno.test("@revisage/metrics exports what its README names, and no more", () => {
  assertEquals(Object.keys(metrics).sort(), [
    "StatisticsAccumulator",
    "bootstrapFid",
    "bootstrapMean",
    "compareFids",
    "compareModels",
    "computeStatistics",
    "cosineSimilarity",
    "densityCoverage",
    "edgeStrength",
    "fid",
    "frechetDistance",
    "iPrecision",
    "iRecall",
    "identityAngle",
    "identityVerdicts",
    "imageQualities",
    "improvedPrecisionRecall",
    "kendall",
    "kid",
    "landmarkDistance",
    "perceptualDistances",
    "plotSweeps",
    "prdc",
    "psnr",
    "readFeatures",
    "readStatistics",
    "realism",
    "spearman",
    "ssim",
    "summarizeByPerson",
    "sweepNeighbors",
    "verificationRate",
    "writeFeatures",
  ]);
});

Deno.test("@revisage/metrics loads without TensorFlow.js or any npm package", async () => {
  const path = fileURLToPath(import.meta.resolve("./mod.ts"));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-npm", "--no-remote", "--no-lock", "--no-prompt", path],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  }).output();
  const result = { success, stderr: new TextDecoder().decode(stderr) };
  assertEquals(result, { success: true, stderr: "" });
});
