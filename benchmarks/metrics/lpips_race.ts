import { denoWorker, pythonModule } from "../harness/commands.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import type { LpipsSettings } from "./settings.ts";

const OURS = "LpipsNet", THEIRS = "lpips";
const SIZE = 256, BATCH = 4;
const LPIPS = `LPIPS of ${BATCH} pairs at once, ${SIZE}², AlexNet`;

/** The same weights on both sides. */
export function lpipsRace(
  weights: string,
  { threads, python }: Setting,
): Race {
  const settings: LpipsSettings = {
    weights,
    size: SIZE,
    batch: BATCH,
    threads,
  };
  const worker = new URL("lpips_worker.ts", import.meta.url);
  const contestants: Contestant[] = [
    { name: OURS, side: "ours", processes: [denoWorker(worker, settings)] },
  ];
  if (python !== undefined) {
    const text = JSON.stringify(settings);
    const processes = [pythonModule(python, "metrics.lpips_twin", text)];
    contestants.push({ name: THEIRS, side: "theirs", processes });
  }
  return { name: LPIPS, contestants };
}

/** How ours compares. */
export const LPIPS_RATIO: Ratio = {
  name: "lpipsOverLpips",
  race: LPIPS,
  of: "time",
  ours: OURS,
  theirs: [THEIRS],
  target: 1,
};
