import { Checkpoints } from "@revisage/train/run";
import type { Learning } from "./learning.ts";

/** What was between steps, in milliseconds. */
interface Between {
  readonly longest: number;
  readonly total: number;
  readonly steps: number;
}

/**
 * Measures how long a checkpoint keeps steps waiting: the time between the end of
 * a step and the start of the next, while one is written and while none is.
 *
 * @returns Lines for people.
 */
export async function measureCheckpoint(
  learning: Learning,
  folder: string,
): Promise<string> {
  const checkpoints = new Checkpoints(folder, 1);
  const { parts, metadata } = learning.networks;
  let isWriting = true;
  const save = async () => {
    await checkpoints.save({ step: 1, parts, metadata, state: {} });
    checkpoints.settle().finally(() => isWriting = false);
  };
  const saved = await between(learning, save, () => isWriting);
  let left = saved.steps;
  const plain = await between(learning, turn, () => left-- > 0);
  return [
    `while a checkpoint is written: ${describe(saved)}`,
    `while none is: ${describe(plain)}`,
  ].join("\n");
}

/** Takes steps for so long, what comes first before the first of them. */
async function between(
  { step, levels }: Learning,
  first: () => Promise<void>,
  goesOn: () => boolean,
): Promise<Between> {
  const waits: number[] = [];
  let next = first;
  while (goesOn()) {
    const start = performance.now();
    await next();
    await turn();
    waits.push(performance.now() - start);
    step.take([levels], 1);
    next = turn;
  }
  const total = waits.reduce((sum, ms) => sum + ms, 0);
  return { longest: Math.max(...waits), total, steps: waits.length };
}

/** Lets the event loop turn: files are written then. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function describe({ longest, total, steps }: Between): string {
  return `${longest.toFixed(0)} ms at most between two steps, ` +
    `${total.toFixed(0)} ms in all, over ${steps} steps`;
}
