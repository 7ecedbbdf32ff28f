import { decode } from "@revisage/image";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { fileURLToPath } from "node:url";
import { degradeFolder, type DegradeFolderOptions } from "./degrade_folder.ts";
import type { FolderProgress } from "./folder_options.ts";
import { parseRecords } from "./record.ts";
import { addPictures, inFolders, readAll } from "./testing/picture_folder.ts";

const OPTIONS: DegradeFolderOptions = { preset: "gfpgan", seed: 0 };
const RECORDS = "degradations.jsonl";

/** The names of the pictures that a folder has a line for. */
function linesOf(folder: string): string[] {
  const text = Deno.readTextFileSync(`${folder}/${RECORDS}`);
  return parseRecords(text, "test").map(({ output }) => output);
}

/** Runs until three pictures are done. */
async function runIntoAbort(
  input: string,
  output: string,
  workers: number,
): Promise<void> {
  const controller = new AbortController();
  const onProgress = ({ done }: FolderProgress) => {
    if (done === 3) controller.abort(new Error("Ctrl-C"));
  };
  const { signal } = controller;
  const more = { workers, signal, onProgress };
  await assertRejects(
    () => degradeFolder(input, output, { ...OPTIONS, ...more }),
    Error,
    "Ctrl-C",
  );
}

for (const workers of [0, 2]) {
  Deno.test(`an aborted run is resumed where it was, with ${workers} workers`, () =>
    inFolders(async (input, output) => {
      await addPictures(input, 9);
      await degradeFolder(input, `${output}/whole`, OPTIONS);
      const names = linesOf(`${output}/whole`);

      const part = `${output}/part`;
      await runIntoAbort(input, part, workers);
      const done = linesOf(part);
      // One by itself, or one a worker that was under way.
      assert(done.length >= 3 && done.length <= 3 + workers, `${done}`);
      assertEquals(done.length, new Set(done).size);
      await readAll(part, done);

      const made: string[] = [];
      const onProgress = ({ path, total }: FolderProgress) => {
        made.push(path.replace("jpg", "png"));
        assertEquals(total, 12);
      };
      const more = { workers, resume: true, onProgress };
      const records = await degradeFolder(input, part, { ...OPTIONS, ...more });
      assertEquals(new Set([...made, ...done]), new Set(names));
      assertEquals(made.length + done.length, 12);
      assertEquals(records.map(({ output }) => output), names);
      assertEquals(
        await readAll(part, [RECORDS, ...names]),
        await readAll(`${output}/whole`, [RECORDS, ...names]),
      );
    }));
}

Deno.test("resume makes again what is gone, or was made otherwise", () =>
  inFolders(async (input, output) => {
    const resumed = async (options: Partial<DegradeFolderOptions>) => {
      const made: string[] = [];
      const onProgress = ({ path }: FolderProgress) => made.push(path);
      const more = { ...options, workers: 0, onProgress };
      await degradeFolder(input, output, { ...OPTIONS, ...more });
      return made;
    };
    const all = ["b9.jpg", "b10.png", "deep/a.png"];
    assertEquals(await resumed({ resume: true }), all);
    assertEquals(await resumed({ resume: true }), []);
    await Deno.remove(`${output}/b10.png`);
    assertEquals(await resumed({ resume: true }), ["b10.png"]);
    assertEquals(await resumed({ resume: true, size: 16 }), all);
    assertEquals(await resumed({ resume: true, size: 16, seed: 1 }), all);
    assertEquals(await resumed({ size: 16, seed: 1 }), all);
    const references = `${output}-references`;
    const same = { resume: true, size: 16, seed: 1, references };
    assertEquals(await resumed(same), all);
    assertEquals(await resumed(same), []);
    await Deno.remove(`${references}/b10.png`);
    assertEquals(await resumed(same), ["b10.png"]);
  }));

Deno.test("a run that is killed leaves whole pictures, a line for each, and is resumed", () =>
  inFolders(async (input, output) => {
    const more = await addPictures(input, 60);
    const script = fileURLToPath(
      new URL("./testing/degrade_forever.ts", import.meta.url),
    );
    const part = `${output}/part`;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--no-lock", "-A", script, input, part],
      stdout: "piped",
    }).spawn();
    // Kill it as soon as it says that it is under way.
    for await (const _ of child.stdout) {
      child.kill("SIGKILL");
      break;
    }
    assertEquals((await child.status).success, false);

    const done = linesOf(part);
    assert(done.length < 63, "it was killed too late");
    for (const file of await readAll(part, done)) decode(file);
    await degradeFolder(input, part, { ...OPTIONS, resume: true });
    await degradeFolder(input, `${output}/whole`, OPTIONS);
    const names = [RECORDS, "b9.png", "b10.png", "deep/a.png", ...more];
    assertEquals(
      await readAll(part, names),
      await readAll(`${output}/whole`, names),
    );
  }));
