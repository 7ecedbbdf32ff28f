import { pythonModule } from "../harness/commands.ts";
import type { Suite } from "../harness/suite.ts";
import { races, RATIOS } from "./races.ts";

/** The restorer: forward, and forward with gradients. */
export const network: Suite = {
  name: "network",
  races,
  ratios: RATIOS,
  async check({ threads, python }) {
    if (python === undefined) {
      throw new Error("Cannot check: --python must name a Python with PyTorch");
    }
    // Loads TensorFlow.js, which measuring leaves to the workers.
    const { checkTwin } = await import("./check.ts");
    const twin = (path: string, config: string) =>
      pythonModule(python, "network.check_twin", path, config);
    return await checkTwin({ preset: "small", batch: 2, threads, twin });
  },
};
