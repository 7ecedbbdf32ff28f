import { denoWorker, pythonModule } from "../harness/commands.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";

const SSIM = "SSIM of a pair, 512² RGB, 5 times";
const OURS = "ssim", THEIRS = "scikit-image";
const SETTINGS = { size: 512, pairs: 5 };

/** The same measure on both sides: Gaussian windows. Neither has threads. */
export function ssimRace({ python }: Setting): Race {
  const worker = new URL("ssim_worker.ts", import.meta.url);
  const contestants: Contestant[] = [
    { name: OURS, side: "ours", processes: [denoWorker(worker, SETTINGS)] },
  ];
  if (python !== undefined) {
    const settings = JSON.stringify(SETTINGS);
    const processes = [pythonModule(python, "metrics.ssim_twin", settings)];
    contestants.push({ name: THEIRS, side: "theirs", processes });
  }
  return { name: SSIM, contestants };
}

/** How ours compares. */
export const SSIM_RATIO: Ratio = {
  name: "ssimOverScikitImage",
  race: SSIM,
  of: "time",
  ours: OURS,
  theirs: [THEIRS],
  target: 1,
};
