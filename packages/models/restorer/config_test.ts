import { ConfigError } from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { channelsAt, resolutionsUpTo } from "../channels.ts";
import {
  DEFAULT_RESTORER,
  parseRestorerConfig,
  PRESETS,
  type RestorerConfig,
  skipResolutions,
} from "./config.ts";

Deno.test("every preset passes its own check", () => {
  for (const preset of Object.values(PRESETS)) {
    const read = parseRestorerConfig(JSON.parse(JSON.stringify(preset)));
    assertEquals(read, preset);
  }
});

Deno.test("keys that are missing come from the base, in nested parts too", () => {
  assertEquals(parseRestorerConfig({}), DEFAULT_RESTORER);
  const { channels } = parseRestorerConfig(
    { channels: { max: 48 } },
    PRESETS.tiny,
  );
  assertEquals(channels, { base: 1024, max: 48 });
});

Deno.test("a config is frozen all through", () => {
  const config = parseRestorerConfig({});
  assert(Object.isFrozen(config) && Object.isFrozen(config.channels));
});

const REFUSED: readonly (readonly [config: unknown, problem: string])[] = [
  [{ fuson: "add" }, 'unknown key "fuson", did you mean "fusion"?'],
  [
    { channels: { bas: 1024 } },
    'unknown key "channels.bas", did you mean "channels.base"?',
  ],
  [{ size: 96 }, "size must be a power of two from 64 to 1024, got 96"],
  [{ size: 32 }, "size must be a power of two from 64 to 1024, got 32"],
  [
    { fusion: "lfg" },
    'fusion must be one of "lgf", "add", "concat", "sft", got "lfg"',
  ],
  [{ skips: -1 }, "skips must be an integer from 0 to 7, got -1"],
  [{ skips: 5 }, "skips must be 0 to 4 at size 128, got 5"],
  [
    { size: 512, channels: { base: 256 } },
    "channels.base must be at least the size, 512, got 256",
  ],
  [
    { channels: { base: 3000 } },
    "channels.base must be a power of two from 64 to 131072, got 3000",
  ],
  [{ latent: 0 }, "latent must be an integer from 1 to 8192, got 0"],
  [{ codes: 1 }, "codes must be an integer from 2 to 65536, got 1"],
  [{ noise: "no" }, 'noise must be true or false, got "no"'],
];

for (const [config, problem] of REFUSED) {
  Deno.test(`parseRestorerConfig() refuses ${JSON.stringify(config)}`, () => {
    const error = assertThrows(() => parseRestorerConfig(config), ConfigError);
    assertEquals(error.message, `Cannot read config: ${problem}`);
  });
}

Deno.test("skips may be 0 to log2(size) - 3, and the last is below the size", () => {
  const size = fc.constantFrom(64, 128, 256, 512, 1024);
  fc.assert(fc.property(size, fc.nat(7), (size, skips) => {
    const parse = () => parseRestorerConfig({ size, skips }, PRESETS.full);
    if (skips > Math.log2(size) - 3) {
      assertThrows(parse, ConfigError);
    } else {
      const last = skipResolutions(parse().skips).at(-1) ?? 4;
      assert(last < size);
    }
  }));
});

Deno.test("skips stand where Figure 3 of the paper has them", () => {
  assertEquals(skipResolutions(0), []);
  assertEquals(skipResolutions(3), [8, 16, 32]);
  assertEquals(skipResolutions(6), [8, 16, 32, 64, 128, 256]);
});

Deno.test("channels double down to the most there may be", () => {
  const widths = ({ size, channels }: RestorerConfig) =>
    resolutionsUpTo(size).map((resolution) => channelsAt(channels, resolution));
  assertEquals(widths(PRESETS.tiny), [96, 96, 64, 32, 16]);
  assertEquals(widths(PRESETS.small), [256, 256, 256, 128, 64, 32]);
  assertEquals(widths(PRESETS.full), [512, 512, 512, 512, 256, 128, 64, 32]);
});
