import { readMetrics } from "@revisage/train/events";
import { join } from "node:path";
import type { Io } from "../frame/io.ts";
import { type Pace, paceOf } from "./pace.ts";
import type { Plan, PlannedRun } from "./plan.ts";
import { isTrained } from "./train_run.ts";

/** What a run took so far; null if it has not begun. */
export async function paceOfRun({ folder }: PlannedRun): Promise<Pace | null> {
  try {
    return paceOf(await readMetrics(join(folder, "metrics.jsonl")));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Says what a series takes: a line a run if nothing else is done. */
export async function showPlan(
  { runs, tests, folder }: Plan,
  { isDry, json, io }: {
    readonly isDry: boolean;
    readonly json: boolean;
    readonly io: Io;
  },
): Promise<void> {
  const steps = runs.reduce((sum, run) => sum + run.steps, 0);
  const names = tests.map(({ name }) => name).join(", ");
  io.tell(`${runs.length} runs, ${steps} steps; tests: ${names}; ${folder}.`);
  for (const run of isDry ? runs : []) {
    const { model, seed, folder, steps } = run;
    const status = await isTrained(run) ? "trained" : "planned";
    io.print(
      json
        ? JSON.stringify({ type: "run", model, seed, folder, steps, status })
        : `${model}, seed ${seed}: ${steps} steps in ${folder} (${status})`,
    );
  }
  await tellLeft({ runs, tests, folder }, io);
}

/** Says how many runs are there, and how long the others will take. */
export async function tellLeft({ runs }: Plan, io: Io): Promise<void> {
  const paces: number[] = [];
  let left = 0, done = 0;
  for (const run of runs) {
    const pace = await paceOfRun(run);
    if (pace !== null) paces.push(pace.secondsPerStep);
    if (await isTrained(run)) done++;
    else left += run.steps;
  }
  if (done === 0 && paces.length === 0) return; // Nobody knows.
  const mean = paces.reduce((sum, pace) => sum + pace, 0) / paces.length;
  const time = left === 0 ? "" : `; about ${describe(left * mean)} left`;
  io.tell(`${done} of ${runs.length} runs are there${time}.`);
}

/** `2 h 5 min`; steps in the middle of a run count as if it had not begun. */
function describe(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
