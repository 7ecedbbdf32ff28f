import { fileURLToPath } from "node:url";
import type { Suite } from "../harness/suite.ts";
import { LPIPS_RATIO, lpipsRace } from "./lpips_race.ts";
import { type SetRace, setRace, setRatio } from "./set_race.ts";
import { SSIM_RATIO, ssimRace } from "./ssim_race.ts";

const BALLS: SetRace = {
  measure: "prdc",
  count: 10_000,
  dimensions: 512,
  plain: false,
};
const FID: SetRace = {
  measure: "fid",
  count: 10_000,
  dimensions: 2048,
  plain: false,
};
/** Of these, the plain implementation takes seconds rather than minutes. */
const SMALL: readonly SetRace[] = [
  { measure: "prdc", count: 2000, dimensions: 512, plain: true },
  { measure: "fid", count: 2000, dimensions: 512, plain: true },
];

/** LPIPS needs weights that are not part of the project. */
const WEIGHTS = fileURLToPath(
  new URL("../../../shared/weights/lpips_alex.safetensors", import.meta.url),
);

/** Measures of sets of features and of pairs of images. */
export const metrics: Suite = {
  name: "metrics",
  async *races(setting) {
    const folder = await Deno.makeTempDir({ prefix: "revisage-bench-" });
    try {
      for (const race of [BALLS, FID, ...SMALL]) {
        yield await setRace(race, folder, setting);
      }
      yield ssimRace(setting);
      const isThere = await Deno.stat(WEIGHTS).then(() => true, () => false);
      if (isThere) yield lpipsRace(WEIGHTS, setting);
      else console.error(`no LPIPS: there is no ${WEIGHTS}`);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
  ratios: [
    setRatio(BALLS, "precisionRecallOverPrdc", "time", 1),
    setRatio(BALLS, "precisionRecallMemoryOverPrdc", "memory"),
    setRatio(FID, "fidOverPytorchFid", "time", 1),
    setRatio(FID, "fidMemoryOverPytorchFid", "memory"),
    SSIM_RATIO,
    LPIPS_RATIO,
  ],
};
