import { assertEquals } from "@std/assert";
import { parsePreset, PRESETS, REAL_ESRGAN } from "@revisage/degrade";
import { describeDegradation } from "./describe_degradation.ts";

Deno.test("a degradation is told by its name or its ranges", () => {
  const told = (preset: Parameters<typeof describeDegradation>[0]["preset"]) =>
    describeDegradation({ preset, size: 64, referenceSize: null });
  assertEquals(told(PRESETS.gfpgan), "64 pixels: gfpgan");
  assertEquals(told(REAL_ESRGAN), "64 pixels: real-esrgan");
  const own = parsePreset({ blur: { sigma: [1, 2.5] }, jpeg: null });
  assertEquals(
    told(own),
    "64 pixels: blur σ 1–2.5, divided by 1–8, noise 0–15",
  );
  assertEquals(
    describeDegradation({
      preset: PRESETS.sr8,
      size: 128,
      referenceSize: 512,
    }),
    "128 pixels: sr8, as for 512 pixels and scaled",
  );
});
