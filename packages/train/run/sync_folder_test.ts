import { assertRejects } from "@std/assert";
import { syncFolder } from "./sync_folder.ts";
import { inFolder } from "./testing/in_folder.ts";

Deno.test({
  name: "syncFolder() reaches the folder: a missing one is refused",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      await syncFolder(folder);
      const missing = () => syncFolder(`${folder}/missing`);
      await assertRejects(missing, Deno.errors.NotFound);
    }),
});
