import { denoWorker, pythonModule } from "../harness/commands.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";

const RESIZE = "resize 512² to 128² 20 times, lanczos";
const OURS = "Resizer", THEIRS = "Pillow";
const SETTINGS = { from: 512, to: 128, pictures: 20 };

/** Shrinking pictures as training data is shrunk; one thread each. */
export function resizeRace({ python }: Setting): Race {
  const worker = new URL("resize_worker.ts", import.meta.url);
  const contestants: Contestant[] = [
    { name: OURS, side: "ours", processes: [denoWorker(worker, SETTINGS)] },
  ];
  if (python !== undefined) {
    const settings = JSON.stringify(SETTINGS);
    const processes = [pythonModule(python, "degrade.resize_twin", settings)];
    contestants.push({ name: THEIRS, side: "theirs", processes });
  }
  return { name: RESIZE, contestants };
}

/** How ours compares. */
export const RESIZE_RATIO: Ratio = {
  name: "resizeOverPillow",
  race: RESIZE,
  of: "time",
  ours: OURS,
  theirs: [THEIRS],
};
