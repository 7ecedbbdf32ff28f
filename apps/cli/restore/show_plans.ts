import type { Io } from "../frame/io.ts";
import type { PicturePlan } from "./plan.ts";

/** Says what would be written, one file a line. */
export function showPlans(
  plans: readonly PicturePlan[],
  json: boolean,
  io: Io,
): void {
  for (const { input, targets, kept } of plans) {
    const files = [
      ...targets.map((target) => ({ ...target, status: "planned" })),
      ...kept.map((target) => ({ ...target, status: "kept" })),
    ];
    for (const { path: output, seed, status } of files) {
      const note = status === "kept" ? " (there already)" : "";
      io.print(
        json
          ? JSON.stringify({ type: "picture", input, output, seed, status })
          : `${input} -> ${output}${note}`,
      );
    }
  }
}
