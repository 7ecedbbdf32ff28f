import { ConfigError } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { parsePreset } from "./parse_preset.ts";
import { PRESETS } from "./presets.ts";

Deno.test("every preset passes its own check", () => {
  for (const preset of Object.values(PRESETS)) {
    const read = parsePreset(JSON.parse(JSON.stringify(preset)), PRESETS.sr8);
    assertEquals(read, preset);
  }
});

Deno.test("keys that are missing come from the base, in nested parts too", () => {
  const { noise } = parsePreset({ noise: { sigma: [1, 2] } }, PRESETS.gfpgan);
  assertEquals(noise, { ...PRESETS.gfpgan.noise!, sigma: [1, 2] });
  assertEquals(parsePreset({ blur: null }).blur, null);
  assertEquals(parsePreset({}), PRESETS.paper);
});

const REFUSED: readonly (readonly [preset: unknown, problem: string])[] = [
  [
    { noise: { sigma: [20, 0] } },
    "noise.sigma must be [low, high] from 0 to 255, got [20,0]",
  ],
  [
    { jpeg: [0, 50] },
    "jpeg must be [low, high], integers from 1 to 100, got [0,50]",
  ],
  [
    { jpeg: [30, 50.5] },
    "jpeg must be [low, high], integers from 1 to 100, got [30,50.5]",
  ],
  [{ gray: 1.5 }, "gray must be a number from 0 to 1, got 1.5"],
  [
    { blur: { size: 40 } },
    "blur.size must be an odd integer from 1 to 1001, got 40",
  ],
  [
    { blur: { shapes: { isotropic: 0 } } },
    'blur.shapes must be such that one number is above 0, got {"isotropic":0,"anisotropic":0,"motion":0}',
  ],
  [
    { downsample: { filter: {} } },
    'unknown key "downsample.filter", did you mean "downsample.filters"?',
  ],
];

for (const [preset, problem] of REFUSED) {
  Deno.test(`parsePreset() refuses ${JSON.stringify(preset)}`, () => {
    const error = assertThrows(() => parsePreset(preset), ConfigError);
    assertEquals(error.message, `Cannot read preset: ${problem}`);
  });
}
