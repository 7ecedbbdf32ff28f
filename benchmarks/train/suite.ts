import { pythonModule } from "../harness/commands.ts";
import type { Suite } from "../harness/suite.ts";
import { STEP_RATIOS, stepRaces } from "./races.ts";

/** What is compared: small, for the formulas are the same at any size. */
const CHECKED = { preset: "tiny", batch: 2, perceptual: true } as const;

/** Training: a whole step, and what it is made of. */
export const train: Suite = {
  name: "train",
  async *races(setting) {
    yield* await stepRaces(setting);
  },
  ratios: STEP_RATIOS,
  async check({ threads, python }) {
    if (python === undefined) {
      throw new Error("Cannot check: --python must name a Python with PyTorch");
    }
    // Loads TensorFlow.js, which measuring leaves to the workers.
    const { checkTwin } = await import("./check.ts");
    const settings = { ...CHECKED, threads };
    const twin = (path: string, task: string) =>
      pythonModule(python, "train.check_twin", path, task);
    return await checkTwin(settings, twin);
  },
};
