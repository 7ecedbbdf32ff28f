import { assertEquals } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { kindOf, showKind } from "./kind_of.ts";

Deno.test("kindOf() tells files, folders and nothing apart, through links", () =>
  inFolder(async (folder) => {
    const file = `${folder}/file`;
    await Deno.writeTextFile(file, "");
    await Deno.symlink(file, `${folder}/to-file`);
    await Deno.symlink(folder, `${folder}/to-folder`);
    await Deno.symlink(`${folder}/none`, `${folder}/to-nothing`);
    assertEquals(await kindOf(file), "file");
    assertEquals(await kindOf(`${folder}/to-file`), "file");
    assertEquals(await kindOf(folder), "folder");
    assertEquals(await kindOf(`${folder}/to-folder`), "folder");
    assertEquals(await kindOf(`${folder}/none`), "nothing");
    assertEquals(await kindOf(`${folder}/to-nothing`), "nothing");
    assertEquals(await kindOf(`${file}/inside`), "nothing");
  }));

Deno.test("showKind() says what is there instead", () => {
  assertEquals(showKind("a", "nothing"), "found no a");
  assertEquals(showKind("a", "file"), "got the file a");
  assertEquals(showKind("a", "folder"), "got the folder a");
});
