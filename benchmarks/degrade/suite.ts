import type { Suite } from "../harness/suite.ts";
import { DECODE_RATIO, decodeRace } from "./decode_race.ts";
import { degradeRace, degradeRatio } from "./degrade_race.ts";
import { RESIZE_RATIO, resizeRace } from "./resize_race.ts";

const SIZES = [128, 256, 512];

/** Pictures spoiled, and what comes before: reading and shrinking them. */
export const degrade: Suite = {
  name: "degrade",
  async *races(setting) {
    const folder = await Deno.makeTempDir({ prefix: "revisage-bench-" });
    try {
      for (const size of SIZES) yield await degradeRace(size, folder, setting);
      yield await decodeRace(folder, setting);
      yield resizeRace(setting);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
  ratios: [
    degradeRatio(512, 1),
    degradeRatio(256),
    degradeRatio(128),
    DECODE_RATIO,
    RESIZE_RATIO,
  ],
};
