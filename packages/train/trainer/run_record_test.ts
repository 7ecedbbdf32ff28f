import { createImage } from "@revisage/core";
import { decode } from "@revisage/image";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { readMetrics } from "../events/mod.ts";
import { RunError, RunFolder } from "../run/mod.ts";
import { inFolder, namesOf } from "../run/testing/in_folder.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { RunRecord } from "./run_record.ts";

const config = tinyConfig();

function inRun(
  test: (run: RunFolder<typeof config>) => Promise<void>,
): Promise<void> {
  return inFolder(async (folder) => {
    await using run = await RunFolder.create(join(folder, "run"), config);
    await test(run);
  });
}

const image = createImage(64, 64);
const face = { degraded: image, restored: [image, image], reference: image };
const faces = [{ ...face, name: "a" }];
const validation = { values: {}, faces, seeds: [1, 2] };

async function stepsOf(run: string): Promise<number[]> {
  const lines = await readMetrics(join(run, "metrics.jsonl"));
  return lines.map(({ step }) => step);
}

Deno.test("a record holds values, sheets, and the config for TensorBoard", () =>
  inRun(async (run) => {
    {
      using record = new RunRecord(run, 0);
      await record.values(1, { "loss/l1": 0.5 });
      const sheet = await record.sheet(1, validation);
      assertEquals(sheet, join(run.path, "samples", "step-1.png"));
      assert(decode(Deno.readFileSync(sheet)).width > 4 * 64);
    }
    const [line] = await readMetrics(join(run.path, "metrics.jsonl"));
    assertEquals([line?.step, line?.values], [1, { "loss/l1": 0.5 }]);
    const [events] = namesOf(run.path).filter((n) => n.includes("tfevents"));
    const text = Deno.readTextFileSync(join(run.path, events!));
    assert(text.includes('    "batchSize": 2'));
    assert(text.includes("loss/l1"));
  }));

Deno.test("what was written of steps that a resume undoes goes", () =>
  inRun(async (run) => {
    {
      using record = new RunRecord(run, 0);
      for (const step of [0, 1, 2, 3]) await record.values(step, { a: step });
    }
    using record = new RunRecord(run, 1);
    assertEquals(await stepsOf(run.path), [0, 1]);
    await record.values(2, { a: 2 });
    assertEquals(await stepsOf(run.path), [0, 1, 2]);
  }));

Deno.test({
  name: "a sheet that cannot be written names the last good checkpoint",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inRun(async (run) => {
      using record = new RunRecord(run, 0);
      await Deno.remove(run.samples);
      const fail = async () => (await assertRejects(() =>
        record.sheet(3, validation), RunError));
      const first = await fail();
      assertEquals(first.kind, "write");
      assert(first.message.startsWith("Cannot go on after step 3: "));
      assert(first.message.endsWith("; there is no checkpoint yet"));
      await run.checkpoints.save({ step: 2, parts: { none: [] }, state: {} });
      const { message } = await fail();
      const good = join(run.path, "checkpoints", "step-2");
      assert(
        message.endsWith(`; the last good checkpoint is ${good}`),
        message,
      );
    }),
});

Deno.test("curves that cannot be written end the run as well, and are named", () =>
  inRun(async (run) => {
    await run.checkpoints.save({ step: 2, parts: { none: [] }, state: {} });
    const record = new RunRecord(run, 0);
    record[Symbol.dispose](); // A file that takes no more bytes.
    const { kind, message } = await assertRejects(
      () => record.values(3, { a: 1 }),
      RunError,
    );
    assertEquals(kind, "write");
    const path = join(run.path, "metrics.jsonl");
    const begin = `Cannot go on after step 3: Cannot write ${path}: `;
    assert(message.startsWith(begin), message);
    const good = join(run.path, "checkpoints", "step-2");
    assert(message.endsWith(`; the last good checkpoint is ${good}`), message);
  }));

Deno.test("a run that was killed before its first checkpoint begins its curves anew", () =>
  inRun(async (run) => {
    for (const value of [1, 2]) {
      using record = new RunRecord(run, 0);
      await record.values(0, { a: value });
    }
    assertEquals(await stepsOf(run.path), [0]);
  }));
