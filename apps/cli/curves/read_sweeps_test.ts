import { assertEquals, assertRejects } from "@std/assert";
import { UsageError } from "../frame/usage_error.ts";
import { inFolder } from "../testing/in_folder.ts";
import { ROOT } from "../testing/run_task.ts";
import { readSweeps } from "./read_sweeps.ts";

const sweep = [{ k: 1, iPrecision: 0.25, iRecall: 0.5 }];
const models = [{ name: "ours", sweep }, { name: "theirs", sweep: null }];

/** Reads what a file of JSON holds. */
async function readBack(folder: string, value: unknown) {
  const path = `${folder}/report.json`;
  await Deno.writeTextFile(path, JSON.stringify(value));
  return await readSweeps(path);
}

async function assertRefused(path: string, read: () => Promise<unknown>) {
  const { message } = await assertRejects(read, UsageError);
  const must = "REPORT.json must be a report.json or a series.json";
  assertEquals(message.includes(`${must}, got ${path}`), true, message);
}

Deno.test("readSweeps() reads a report, and a series", () =>
  inFolder(async (folder) => {
    const report = await readBack(folder, { models });
    assertEquals(report, [{ name: null, models }]);
    const tests = [{ name: "mild", models }, { name: "strong", models }];
    assertEquals(await readBack(folder, { tests }), tests);
  }));

Deno.test("readSweeps() takes no series that is yet to be run", async () => {
  const path = `${ROOT}recipes/series/table-3.json`;
  await assertRefused(path, () => readSweeps(path));
});

Deno.test("readSweeps() refuses JSON of another shape", () =>
  inFolder(async (folder) => {
    const wrong = [
      ...[null, 3, [], {}, { models: 3 }, { models: {} }, { models: [null] }],
      ...[{ models: [{ name: "ours" }] }, { models: [{ sweep: null }] }],
      ...[{ tests: 3 }, { tests: [null] }, { tests: [{ name: "mild" }] }],
      ...[{ tests: [{ models }] }, { tests: [{ name: "mild", models: 3 }] }],
      ...[3, "all", [null], [3], [{ k: 1 }], [{ ...sweep[0], iRecall: "1" }]]
        .map((sweep) => ({ models: [{ name: "ours", sweep }] })),
    ];
    for (const value of wrong) {
      const read = () => readBack(folder, value);
      await assertRefused(`${folder}/report.json`, read);
    }
  }));
