import { assertEquals } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { readReport } from "./read_report.ts";

Deno.test("infinite numbers of a report are numbers again", () =>
  inFolder(async (folder) => {
    const path = `${folder}/report.json`;
    await Deno.writeTextFile(path, `{"models": ["Infinity", "-Infinity", 3]}`);
    const { models } = await readReport(path) as { models: unknown };
    assertEquals(models, [Infinity, -Infinity, 3]);
  }));
