import { DecodeError } from "@revisage/image";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { degradeFolder, type DegradeFolderOptions } from "./degrade_folder.ts";
import type { FolderProgress } from "./folder_options.ts";
import { replay } from "./replay.ts";
import {
  addPictures,
  inFolders,
  NAMES,
  readAll,
} from "./testing/picture_folder.ts";

const OPTIONS: DegradeFolderOptions = { preset: "gfpgan", seed: 0, size: 32 };
const RECORDS = "degradations.jsonl";

Deno.test("any number of workers gives the same bytes, records and all", () =>
  inFolders(async (input, output) => {
    const more = await addPictures(input, 9);
    const names = [RECORDS, ...NAMES, ...more];
    await degradeFolder(input, `${output}/0`, { ...OPTIONS, workers: 0 });
    const expected = await readAll(`${output}/0`, names);
    for (const workers of [1, 2, 4]) {
      const folder = `${output}/${workers}`;
      await degradeFolder(input, folder, { ...OPTIONS, workers });
      assertEquals(await readAll(folder, names), expected, `${workers}`);

      const again = `${folder}/again`;
      const records = `${folder}/${RECORDS}`;
      assertEquals(await replay(records, input, again, { workers }), 12);
      const files = names.slice(1);
      assertEquals(await readAll(again, files), expected.slice(1));
    }
  }));

Deno.test("the order in which files were made changes nothing", () =>
  inFolders(async (input, output) => {
    await degradeFolder(input, `${output}/1`, OPTIONS);
    const turned = `${output}/turned`;
    await Deno.mkdir(`${turned}/deep`, { recursive: true });
    for (const name of ["deep/a.png", "b9.jpg", "b10.png"]) {
      await Deno.copyFile(`${input}/${name}`, `${turned}/${name}`);
    }
    await degradeFolder(turned, `${output}/2`, OPTIONS);
    const names = [RECORDS, ...NAMES];
    assertEquals(
      await readAll(`${output}/2`, names),
      await readAll(`${output}/1`, names),
    );
  }));

for (const workers of [0, 2]) {
  Deno.test(`progress is told of each picture, with ${workers} workers`, () =>
    inFolders(async (input, output) => {
      const seen: FolderProgress[] = [];
      const onProgress = (progress: FolderProgress) => seen.push(progress);
      await Deno.writeTextFile(`${input}/c.png`, "no picture");
      const more = { workers, onProgress, onSkip: () => {} };
      await degradeFolder(input, output, { ...OPTIONS, ...more });
      assertEquals(seen.map(({ done, total }) => [done, total]), [
        [1, 4],
        [2, 4],
        [3, 4],
        [4, 4],
      ]);
      assertEquals(
        new Set(seen.map(({ path }) => path)),
        new Set(["b9.jpg", "b10.png", "c.png", "deep/a.png"]),
      );
    }));

  Deno.test(`a broken picture is told and skipped, with ${workers} workers`, () =>
    inFolders(async (input, output) => {
      await Deno.writeTextFile(`${input}/c.png`, "no picture");
      const skipped: [string, Error][] = [];
      const records = await degradeFolder(input, output, {
        ...OPTIONS,
        workers,
        onSkip: (...what) => skipped.push(what),
      });
      assertEquals(records.map(({ output }) => output), NAMES);
      const [[path, error]] = skipped as [[string, Error]];
      assertEquals([skipped.length, path], [1, "c.png"]);
      assert(error instanceof DecodeError);
      assertEquals(
        error.message,
        `Cannot decode ${input}/c.png: its format is unknown, and only PNG and JPEG are read`,
      );
      assert(error.cause instanceof Error);
    }));

  Deno.test(`an error names its picture, with ${workers} workers`, () =>
    inFolders(async (input, output) => {
      await Deno.mkdir(`${output}/b10.png`, { recursive: true });
      const run = () => degradeFolder(input, output, { ...OPTIONS, workers });
      const start =
        `Cannot degrade ${input}/b10.png: Cannot write ${output}/b10.png: `;
      const error = await assertRejects(run, Error, start);
      assert(error.cause instanceof Error);
      // What was under way then is there, and has its line.
      const lines = Deno.readTextFileSync(`${output}/${RECORDS}`).split("\n");
      assertEquals(JSON.parse(lines[0]!).output, "b9.png");
      for (const line of lines.slice(0, -1)) {
        assert(Deno.statSync(`${output}/${JSON.parse(line).output}`).isFile);
      }
      const left = [...Deno.readDirSync(output)].map(({ name }) => name);
      assertEquals(left.filter((name) => name.endsWith(".tmp")), []);
    }));

  Deno.test(`replay() names what it cannot read, with ${workers} workers`, () =>
    inFolders(async (input, output) => {
      await degradeFolder(input, output, OPTIONS);
      await Deno.writeTextFile(`${input}/b10.png`, "no picture");
      const again = `${output}/again`;
      await assertRejects(
        () => replay(`${output}/${RECORDS}`, input, again, { workers }),
        DecodeError,
        `Cannot decode ${input}/b10.png: its format is unknown`,
      );
    }));
}

Deno.test("what a callback throws ends the work", () =>
  inFolders(async (input, output) => {
    for (const workers of [0, 2]) {
      const onProgress = () => {
        throw new Error("enough");
      };
      await assertRejects(
        () => degradeFolder(input, output, { ...OPTIONS, workers, onProgress }),
        Error,
        "enough",
      );
    }
  }));

Deno.test("a number of workers that makes no sense is refused", () =>
  inFolders(async (input, output) => {
    await assertRejects(
      () => degradeFolder(input, output, { ...OPTIONS, workers: -1 }),
      RangeError,
      "Cannot degrade folder: workers must be an integer from 0 to 256, got -1",
    );
  }));
