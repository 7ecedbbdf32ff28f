import { fileURLToPath } from "node:url";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";

const RESIZE = "resize 512² to 128² 20 times, lanczos";
const OURS = "Resizer", THEIRS = "Pillow";
const SETTINGS = JSON.stringify({ from: 512, to: 128, pictures: 20 });

/** Shrinking pictures as training data is shrunk; one thread each. */
export function resizeRace({ python }: Setting): Race {
  const contestants = [ours()];
  if (python !== undefined) contestants.push(pillow(python));
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

function ours(): Contestant {
  const file = fileURLToPath(new URL("resize_worker.ts", import.meta.url));
  const args = ["run", "-A", file, SETTINGS];
  return {
    name: OURS,
    side: "ours",
    processes: [{ program: Deno.execPath(), args }],
  };
}

function pillow(python: string): Contestant {
  const benchmarks = fileURLToPath(new URL("../", import.meta.url));
  return {
    name: THEIRS,
    side: "theirs",
    processes: [{
      program: python,
      args: ["-m", "degrade.resize_twin", SETTINGS],
      env: { PYTHONPATH: benchmarks, PYTHONDONTWRITEBYTECODE: "1" },
    }],
  };
}
