import { ConfigError } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { RunError } from "./run_error.ts";
import { RunFolder } from "./run_folder.ts";
import { Counter } from "./testing/counter.ts";
import { inFolder, namesOf } from "./testing/in_folder.ts";

await tf.setBackend("cpu");

const asIs = (config: unknown) => config;

async function refused(
  action: () => Promise<unknown>,
): Promise<[string, string]> {
  const { kind, message } = await assertRejects(action, RunError);
  return [kind, message];
}

Deno.test("a run is made as a folder, and read back through a parser", () =>
  inFolder(async (folder) => {
    const path = join(folder, "runs", "a");
    const config = { size: 64, loss: { l1: 1 } };
    {
      await using run = await RunFolder.create(path, config);
      assertEquals(run.path, path);
      assertEquals(run.config, config);
      assertEquals(run.samples, join(path, "samples"));
      assertEquals(
        namesOf(path),
        [".lock", "checkpoints", "config.json", "samples"],
      );
    }
    assertEquals(
      await Deno.readTextFile(join(path, "config.json")),
      '{\n  "size": 64,\n  "loss": {\n    "l1": 1\n  }\n}\n',
    );
    await using run = await RunFolder.open(path, (value, source) => {
      assertEquals(source, join(path, "config.json"));
      return { value };
    });
    assertEquals(run.config, { value: config });
  }));

Deno.test("a folder that holds a run is not overwritten", () =>
  inFolder(async (path) => {
    await Deno.writeTextFile(join(path, "notes.txt"), "mine"); // May be there.
    await (await RunFolder.create(path, { a: 1 }))[Symbol.asyncDispose]();
    const create = () => RunFolder.create(path, { a: 2 });
    const expected: [string, string] = [
      "exists",
      `Cannot start a run in ${path}: it holds one already; ` +
      `go on with it by --resume ${path}, or choose another folder`,
    ];
    assertEquals(await refused(create), expected);
    await using run = await RunFolder.open(path, asIs);
    assertEquals(run.config, { a: 1 });
    await Deno.remove(join(path, "config.json"));
    await run[Symbol.asyncDispose]();
    assertEquals(await refused(create), expected); // Its checkpoints are left.
  }));

Deno.test("no run is made where a file is", () =>
  inFolder(async (folder) => {
    const file = join(folder, "file");
    await Deno.writeTextFile(file, "mine");
    for (const path of [file, join(file, "run")]) {
      assertEquals(await refused(() => RunFolder.create(path, {})), [
        "exists",
        `Cannot start a run in ${path}: a file takes its place; choose another folder`,
      ]);
    }
  }));

Deno.test("what is no run cannot be opened", () =>
  inFolder(async (folder) => {
    const file = join(folder, "file");
    await Deno.writeTextFile(file, "mine");
    for (const path of [folder, join(folder, "missing"), file]) {
      assertEquals(await refused(() => RunFolder.open(path, asIs)), [
        "missing",
        `Cannot resume ${path}: it must hold a run, and has no config.json`,
      ]);
    }
    assertEquals(namesOf(folder), ["file"]);
  }));

Deno.test("a second one in the same folder is refused, until the first ends", () =>
  inFolder(async (path) => {
    const busy: [string, string] = [
      "busy",
      `Cannot work in ${path}: process ${Deno.pid} is at work in it; ` +
      "wait until it ends",
    ];
    {
      await using _run = await RunFolder.create(path, {});
      assertEquals(await refused(() => RunFolder.open(path, asIs)), busy);
      assertEquals(await refused(() => RunFolder.create(path, {})), busy);
    }
    await using _run = await RunFolder.open(path, asIs);
  }));

Deno.test("a config that cannot be read is named, and the folder set free", () =>
  inFolder(async (path) => {
    await (await RunFolder.create(path, {}))[Symbol.asyncDispose]();
    const file = join(path, "config.json");
    await Deno.writeTextFile(file, "{");
    await assertRejects(
      () => RunFolder.open(path, asIs),
      ConfigError,
      `Cannot read ${file}: it must be JSON`,
    );
    await Deno.writeTextFile(file, "{}");
    const parse = () => {
      throw new RangeError("unknown key");
    };
    await assertRejects(() => RunFolder.open(path, parse), RangeError);
    await using _run = await RunFolder.open(path, asIs);
  }));

Deno.test("what a killed process left is removed by the next", () =>
  inFolder(async (path) => {
    await Deno.writeTextFile(join(path, "config.json.1-2.tmp"), "{");
    await (await RunFolder.create(path, {}))[Symbol.asyncDispose]();
    await Deno.writeTextFile(join(path, "config.json.1-2.tmp"), "{");
    await Deno.mkdir(join(path, "checkpoints", ".writing-step-9"));
    await Deno.remove(join(path, "samples"));
    await using run = await RunFolder.open(path, asIs);
    assertEquals(
      namesOf(path),
      [".lock", "checkpoints", "config.json", "samples"],
    );
    assertEquals(namesOf(run.checkpoints.folder), []);
  }));

Deno.test("disposing waits for the last checkpoint, and tells if it failed", () =>
  inFolder(async (path) => {
    using model = new Counter();
    const save = async (step: number, spoil: boolean) => {
      await using run = step === 1
        ? await RunFolder.create(path, {})
        : await RunFolder.open(path, asIs);
      const { folder } = run.checkpoints;
      if (spoil) Deno.writeTextFileSync(join(folder, `.writing-step-2`), "x");
      await run.checkpoints.save({ step, parts: { model }, state: {} });
    };
    await save(1, false);
    assertEquals(namesOf(join(path, "checkpoints")), ["step-1"]);
    await assertRejects(() => save(2, true), RunError, "Cannot save step 2");
    await save(2, false); // And it let go of the lock.
  }));

Deno.test("keep is how many of the last checkpoints stay; 3 if not given", () =>
  inFolder(async (folder) => {
    using model = new Counter();
    for (
      const [options, names] of [
        [{ keep: 1 }, ["step-5"]],
        [{}, ["step-3", "step-4", "step-5"]],
      ] as const
    ) {
      const path = join(folder, String(names.length));
      await (await RunFolder.create(path, {}))[Symbol.asyncDispose]();
      await using run = await RunFolder.open(path, asIs, options);
      for (const step of [1, 2, 3, 4, 5]) {
        await run.checkpoints.save({ step, parts: { model }, state: {} });
      }
      await run.checkpoints.settle();
      assertEquals(namesOf(run.checkpoints.folder), [...names]);
    }
    await assertRejects(
      () => RunFolder.create(folder, {}, { keep: 0 }),
      RangeError,
      "Cannot keep checkpoints: keep must be a whole number from 1, got 0",
    );
  }));

Deno.test("a config that JSON would change is refused", () =>
  inFolder(async (path) => {
    await assertRejects(
      () => RunFolder.create(path, { rate: NaN }),
      TypeError,
      "Cannot save config.json.rate: it must be plain JSON, got NaN",
    );
  }));
