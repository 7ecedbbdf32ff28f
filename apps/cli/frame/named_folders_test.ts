import { assertEquals, assertThrows } from "@std/assert";
import { basename } from "node:path";
import { readNamedFolders } from "./named_folders.ts";
import { UsageError } from "./usage_error.ts";

const read = (...texts: string[]) =>
  readNamedFolders(texts, {
    ...{ command: "sample", flag: "--from", place: "DIR", thing: "model" },
  });

Deno.test("a folder's name is what is said behind it, or its last part", () => {
  assertEquals(read("a/b", "a=b=c", "x/"), [
    { folder: "a/b", name: "b" },
    { folder: "a=b", name: "c" },
    { folder: "x/", name: "x" },
  ]);
  assertEquals(read("."), [{ folder: ".", name: basename(Deno.cwd()) }]);
});

Deno.test("names that are empty, or come twice, are refused", () => {
  const messageOf = (...texts: string[]) =>
    assertThrows(() => read(...texts), UsageError).message;
  const start = "Cannot run sample: --from must";
  assertEquals(messageOf("a="), `${start} be DIR or DIR=NAME, got "a="`);
  assertEquals(messageOf("=a"), `${start} be DIR or DIR=NAME, got "=a"`);
  const twice = `${start} give each model a name of its own, as DIR=NAME, got`;
  assertEquals(messageOf("a/x", "b/x"), `${twice} "x" twice`);
  assertEquals(messageOf("a", "b=a"), `${twice} "a" twice`);
});
