import { assertEquals, assertStringIncludes } from "@std/assert";
import { ROOT } from "../testing/run_task.ts";
import { MEASURES } from "./measures.ts";

Deno.test("docs/evaluate-report.md names all fields of a report, and all measures", async () => {
  const page = await Deno.readTextFile(`${ROOT}docs/evaluate-report.md`);
  const types = await Deno.readTextFile(new URL("report.ts", import.meta.url));
  const fields = [...types.matchAll(/readonly (\w+)\??:/g)].map(([, name]) =>
    name!
  );
  assertEquals(fields.includes("distribution"), true);
  const names = [...fields, ...MEASURES.map(({ key }) => key)];
  for (const name of new Set(names)) assertStringIncludes(page, `\`${name}\``);
});
