import { assertEquals } from "@std/assert";
import { readReport } from "./read_report.ts";

Deno.test("infinite numbers of a report are numbers again", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, `{"models": ["Infinity", "-Infinity", 3]}`);
  const { models } = await readReport(path) as { models: unknown };
  assertEquals(models, [Infinity, -Infinity, 3]);
  await Deno.remove(path);
});
