import { RunFolder } from "@revisage/train/run";
import { assertEquals } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { holdsRun, newRunFolder, removeIfEmpty } from "./run_folder_name.ts";

Deno.test("a new run gets a folder that is not there yet", () =>
  inFolder(async (folder) => {
    const runs = `${folder}/runs`;
    const name = () => newRunFolder("faces-64", runs);
    assertEquals(await name(), `${runs}/faces-64`);
    assertEquals(await name(), `${runs}/faces-64-2`);
    await Deno.writeTextFile(`${runs}/faces-64-3`, "a file");
    assertEquals(await name(), `${runs}/faces-64-4`);
  }));

Deno.test("runs that are started at once get folders of their own", () =>
  inFolder(async (folder) => {
    const names = await Promise.all(
      [1, 2, 3].map(() => newRunFolder("a", folder)),
    );
    assertEquals(
      names.sort(),
      ["a", "a-2", "a-3"].map((n) => `${folder}/${n}`),
    );
  }));

Deno.test("a run begins in the folder that was made for it, which stays", () =>
  inFolder(async (runs) => {
    const folder = await newRunFolder("a", runs);
    assertEquals(holdsRun(folder), false);
    {
      await using _run = await RunFolder.create(folder, { rate: 1 });
    }
    assertEquals(holdsRun(folder), true);
    await removeIfEmpty(folder);
    assertEquals(holdsRun(folder), true);
  }));

Deno.test("the folder of a run that never began is free again", () =>
  inFolder(async (runs) => {
    await removeIfEmpty(await newRunFolder("a", runs));
    assertEquals(await newRunFolder("a", runs), `${runs}/a`);
  }));
