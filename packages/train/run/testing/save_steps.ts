import type { Checkpoints } from "../checkpoints.ts";
import type { Counter } from "./counter.ts";

/** Saves steps, one after another; every variable and the state say which. */
export async function saveSteps(
  checkpoints: Checkpoints,
  model: Counter,
  steps: readonly number[],
): Promise<void> {
  for (const step of steps) {
    model.set(step);
    await checkpoints.save({ step, parts: { model }, state: { step } });
  }
  await checkpoints.settle();
}
