import type { Suite } from "../harness/suite.ts";
import { ALL_REDUCE_RATIO, allReduceRace } from "./all_reduce_race.ts";
import { torch } from "./commands.ts";
import { CONVOLUTION_RATIOS, convolutionRaces } from "./convolution_races.ts";
import { callRace, traceRace } from "./overhead_races.ts";
import {
  BATCH,
  forwardRace,
  SIZE,
  STEP_RATIOS,
  stepRace,
} from "./step_race.ts";

/** The engine: a training step of a small U-Net, and what surrounds one. */
export const engine: Suite = {
  name: "engine",
  *races(setting) {
    yield stepRace(setting);
    yield forwardRace(setting);
    yield callRace(setting);
    yield traceRace(setting);
    yield* convolutionRaces(setting);
    yield allReduceRace(setting);
  },
  ratios: [...STEP_RATIOS, ...CONVOLUTION_RATIOS, ALL_REDUCE_RATIO],
  async check({ threads, python }) {
    if (python === undefined) {
      throw new Error("Cannot check: --python must name a Python with PyTorch");
    }
    // Loads TensorFlow.js, which measuring leaves to the workers.
    const { checkTwin } = await import("./check.ts");
    const twin = (path: string) => torch(python, "engine.check_twin", path);
    return await checkTwin({ size: SIZE, batch: BATCH, threads, twin });
  },
};
