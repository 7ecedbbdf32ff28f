import { assertEquals, assertRejects } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { checkOutput } from "./check_output.ts";
import { UsageError } from "./usage_error.ts";

Deno.test("checkOutput() takes folders, and those that can be made", () =>
  inFolder(async (folder) => {
    for (const path of [folder, `${folder}/`, `${folder}/a/b/`, "new", "/"]) {
      await checkOutput("sample", "--out", path);
    }
  }));

Deno.test("checkOutput() names the file that is in the way", () =>
  inFolder(async (folder) => {
    const file = `${folder}/file`;
    await Deno.writeTextFile(file, "");
    for (
      const [path, got] of [
        [file, `the file ${file}`],
        [`${file}/`, `the file ${file}/`],
        [`${file}/a/b`, `${file}/a/b, where ${file} is a file`],
      ] as const
    ) {
      const check = () => checkOutput("sample", "--out", path);
      const { message } = await assertRejects(check, UsageError);
      const must = "Cannot run sample: --out must be a folder";
      assertEquals(message, `${must}, got ${got}`);
    }
  }));
