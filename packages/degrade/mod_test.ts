import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as degrade from "./mod.ts";

Deno.test("@revisage/degrade exports what its README names, and no more", () => {
  assertEquals(Object.keys(degrade).sort(), [
    "Degrader",
    "PRESETS",
    "REAL_ESRGAN",
    "RESAMPLE_FILTERS",
    "applyDegradation",
    "blurKernel",
    "degradeFolder",
    "parseDegradation",
    "parsePreset",
    "parseSecondOrder",
    "replay",
    "rescaleDegradation",
    "sampleDegradation",
    "sampleSecondOrder",
  ]);
});

for (const file of ["./mod.ts", "./folder/degrade_worker.ts"]) {
  Deno.test(`@revisage/degrade loads no package of npm: ${file}`, async () => {
    const path = fileURLToPath(import.meta.resolve(file));
    const run = "run --no-npm --no-remote --no-lock --no-prompt".split(" ");
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [...run, path],
      env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    }).output();
    const result = { success, stderr: new TextDecoder().decode(stderr) };
    assertEquals(result, { success: true, stderr: "" });
  });
}
