import { assertEquals, assertThrows } from "@std/assert";
import { withFolder } from "@tools/with-folder";
import { isDiskFull, PartFile, WriteError } from "./part_file.ts";

Deno.test("PartFile goes on at the end of what is there, or starts anew", () =>
  withFolder(async (folder) => {
    const path = `${folder}/any.part`;
    await Deno.writeTextFile(path, "abc");
    using part = new PartFile(path);
    assertEquals([part.size, part.appended], [3, 0]);
    await part.append(new TextEncoder().encode("de"));
    assertEquals([part.size, part.appended], [5, 2]);
    assertEquals(await Deno.readTextFile(path), "abcde");
    await part.restart();
    assertEquals([part.size, part.appended], [0, 2]);
    await part.append(new TextEncoder().encode("f"));
    assertEquals(await Deno.readTextFile(path), "f");
    assertEquals([part.size, part.appended], [1, 3]);
  }));

Deno.test("PartFile names a file that cannot be opened", () =>
  withFolder((folder) => {
    const path = `${folder}/none/any.part`;
    const error = assertThrows(
      () => new PartFile(path),
      WriteError,
      `Cannot write ${path}: `,
    );
    assertEquals(error.isFull, false);
    return Promise.resolve();
  }));

Deno.test("isDiskFull() looks behind what was said of the error", () => {
  const full = Object.assign(new Error("No space left"), { code: "ENOSPC" });
  assertEquals(isDiskFull(full), true);
  assertEquals(isDiskFull(new Error("Cannot write", { cause: full })), true);
  assertEquals(isDiskFull(new Error("Cannot write")), false);
  assertEquals(isDiskFull("ENOSPC"), false);
});
