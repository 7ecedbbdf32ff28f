import { assertEquals } from "@std/assert";
import { sourceFiles } from "./source_files.ts";
import { temporaryWorkspace } from "./temporary_workspace.ts";

Deno.test("source files are listed in order, what is not ours left out", async () => {
  await using workspace = await temporaryWorkspace({
    "tools/b.ts": "",
    "tools/a/c.mjs": "",
    "tools/a/notes.md": "",
    "tools/.hidden/d.ts": "",
    "node_modules/e/e.js": "",
    "top.ts": "",
  });
  assertEquals(await sourceFiles(workspace.root), [
    "tools/a/c.mjs",
    "tools/b.ts",
    "top.ts",
  ]);
  assertEquals(await sourceFiles(workspace.root, "tools/a"), ["tools/a/c.mjs"]);
});
