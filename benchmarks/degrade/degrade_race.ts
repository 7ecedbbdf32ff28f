import { Rng } from "@revisage/core";
import { sampleDegradation } from "@revisage/degrade";
import { denoWorker, pythonModule } from "../harness/commands.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import { writePicture } from "./picture.ts";
import type { DegradeSettings } from "./settings.ts";

const PRESET = "gfpgan";
const PICTURES = 16;
const OURS = "Degrader", THEIRS = "OpenCV";

/** One picture degraded in many ways; one thread each. */
export async function degradeRace(
  size: number,
  folder: string,
  { python }: Setting,
): Promise<Race> {
  const rng = new Rng(0);
  const settings: DegradeSettings = {
    size,
    picture: (await writePicture(folder, size)).raw,
    degradations: Array.from(
      { length: PICTURES },
      (_, i) => sampleDegradation(PRESET, rng.split(i)),
    ),
  };
  const worker = new URL("degrade_worker.ts", import.meta.url);
  const contestants: Contestant[] = [
    { name: OURS, side: "ours", processes: [denoWorker(worker, settings)] },
  ];
  if (python !== undefined) {
    const text = JSON.stringify(settings);
    const processes = [pythonModule(python, "degrade.degrade_twin", text)];
    contestants.push({ name: THEIRS, side: "theirs", processes });
  }
  return { name: nameOf(size), contestants };
}

/** How ours compares at one size. */
export function degradeRatio(size: number, target?: number): Ratio {
  return {
    name: `degrade${size}OverOpenCv`,
    race: nameOf(size),
    of: "time",
    ours: OURS,
    theirs: [THEIRS],
    target,
  };
}

function nameOf(size: number): string {
  return `degrade ${size}² ${PICTURES} times, ${PRESET}`;
}
