import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { join } from "node:path";
import {
  chooseBest,
  chooseKept,
  placeCheckpoint,
  pruneCheckpoints,
  removeLeftovers,
  setAside,
} from "./keep_checkpoints.ts";
import { spellState } from "./state_file.ts";
import { inFolder, namesOf } from "./testing/in_folder.ts";

async function make(folder: string, name: string, figure: number | null) {
  await Deno.mkdir(join(folder, name));
  const step = Number(/\d+/.exec(name)![0]);
  const text = spellState({ step, figure, files: {}, state: null });
  await Deno.writeTextFile(join(folder, name, "state.json"), text);
}

Deno.test("the last few are kept, and the best, of equals the first", () => {
  const rated = (figures: (number | null)[]) =>
    figures.map((figure, step) => ({ step, figure }));
  const cases: [(number | null)[], number, number[]][] = [
    [[], 2, []],
    [[null, null, null], 2, [1, 2]],
    [[5, 3, 4, 6, 7], 2, [3, 4, 1]],
    [[5, 3, 3, 6, 3], 1, [4, 1]],
    [[null, 3, null, 0], 2, [2, 3]],
    [[-30, -31, -29], 1, [2, 1]],
  ];
  for (const [figures, keep, kept] of cases) {
    assertEquals([...chooseKept(rated(figures), keep)], kept);
    const backwards = rated(figures).reverse();
    assertEquals([...chooseKept(backwards, keep)], kept);
  }
});

Deno.test("to keep one after another ends with the last few and the best of all", () => {
  const figures = fc.array(fc.option(fc.integer({ min: 0, max: 9 })));
  const law = (figures: (number | null)[], keep: number) => {
    const all = figures.map((figure, step) => ({ step, figure }));
    let left: typeof all = [];
    for (const checkpoint of all) {
      left.push(checkpoint);
      const kept = chooseKept(left, keep);
      left = left.filter(({ step }) => kept.has(step));
    }
    const best = chooseBest(all);
    const last = all.slice(-keep);
    assertEquals(left, best && !last.includes(best) ? [best, ...last] : last);
  };
  fc.assert(fc.property(figures, fc.integer({ min: 1, max: 4 }), law));
});

Deno.test("pruneCheckpoints() removes the others, and nothing else", () =>
  inFolder(async (folder) => {
    await Promise.all([
      make(folder, "step-5", 1),
      make(folder, "step-9", 2),
      make(folder, "step-10", null),
      make(folder, "step-11", 3),
      make(folder, "mine-3", 0),
      make(folder, "step-007", 0),
    ]);
    await Deno.remove(join(folder, "step-9", "state.json")); // Damaged.
    await pruneCheckpoints(folder, 2);
    assertEquals(
      namesOf(folder),
      ["mine-3", "step-007", "step-10", "step-11", "step-5"],
    );
  }));

Deno.test("a checkpoint takes the place of one of the same step", () =>
  inFolder(async (folder) => {
    await make(folder, "step-5", 1);
    await make(folder, ".writing-step-5", 2);
    await placeCheckpoint(join(folder, ".writing-step-5"), folder, 5);
    assertEquals(namesOf(folder), ["step-5"]);
    const text = await Deno.readTextFile(join(folder, "step-5/state.json"));
    assertEquals(JSON.parse(text).figure, 2);
  }));

Deno.test("removeLeftovers() finishes what was begun, and keeps the rest", () =>
  inFolder(async (folder) => {
    await removeLeftovers(join(folder, "missing"));
    for (
      const name of [
        ".writing-step-30",
        ".removing-step-1",
        ".replaced-step-10",
        ".replaced-step-20",
        "step-20",
        "damaged-step-5",
        ".mine-step-6",
      ]
    ) await make(folder, name, null);
    await removeLeftovers(folder);
    assertEquals(
      namesOf(folder),
      [".mine-step-6", "damaged-step-5", "step-10", "step-20"],
    );
  }));

Deno.test("setAside() renames, over an earlier one too", () =>
  inFolder(async (folder) => {
    await make(folder, "damaged-step-5", 1);
    await make(folder, "step-5", 2);
    await setAside({ step: 5, path: join(folder, "step-5") }, folder);
    assertEquals(namesOf(folder), ["damaged-step-5"]);
    const path = join(folder, "damaged-step-5", "state.json");
    assertEquals(JSON.parse(await Deno.readTextFile(path)).figure, 2);
  }));
