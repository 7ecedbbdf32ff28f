import { assertEquals } from "@std/assert";
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
    "replay",
    "rescaleDegradation",
    "sampleDegradation",
    "sampleSecondOrder",
  ]);
});
