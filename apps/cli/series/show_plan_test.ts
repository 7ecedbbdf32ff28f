import { assertEquals } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { KeptIo } from "../testing/kept_io.ts";
import type { Plan, PlannedRun } from "./plan.ts";
import { showPlan, tellLeft } from "./show_plan.ts";

function planIn(folder: string, steps: number): Plan {
  const run = (seed: number): PlannedRun => ({
    ...{ model: "a", seed, id: `a-${seed}`, steps, words: [] },
    folder: `${folder}/a-${seed}`,
  });
  return { runs: [run(0), run(1)], tests: [], folder: "all/small" };
}

/** Writes what a run measured that takes half a second a step. */
async function begin({ folder }: PlannedRun): Promise<void> {
  await Deno.mkdir(folder);
  const lines = [0, 10, 20].map((step) =>
    JSON.stringify({ step, time: step / 2, values: {} }) + "\n"
  );
  await Deno.writeTextFile(`${folder}/metrics.jsonl`, lines.join(""));
}

Deno.test("what a series takes is told, its time as soon as one can know", () =>
  inFolder(async (folder) => {
    const io = new KeptIo();
    const plan = planIn(folder, 600);
    await showPlan(plan, { isDry: true, json: false, io });
    assertEquals(io.told, ["2 runs, 1200 steps; tests: ; all/small."]);
    assertEquals(io.printed, [
      `a, seed 0: 600 steps in ${folder}/a-0 (planned)`,
      `a, seed 1: 600 steps in ${folder}/a-1 (planned)`,
    ]);
    await begin(plan.runs[0]!);
    await tellLeft(plan, io);
    await tellLeft(planIn(folder, 7500), io);
    assertEquals(io.told.slice(1), [
      "0 of 2 runs are there; about 10 min left.",
      "0 of 2 runs are there; about 2 h 5 min left.",
    ]);
  }));

Deno.test("a plan can be read by programs", () =>
  inFolder(async (folder) => {
    const io = new KeptIo();
    const plan = planIn(folder, 5);
    await showPlan(plan, { isDry: true, json: true, io });
    assertEquals(JSON.parse(io.printed[1]!), {
      ...{ type: "run", model: "a", seed: 1, folder: `${folder}/a-1` },
      ...{ steps: 5, status: "planned" },
    });
  }));
