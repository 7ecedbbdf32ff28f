import { ConfigError } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { pathToFileURL } from "node:url";
import { NamedFiles } from "./named_files.ts";

/** A folder with two files that have names, and what is none of them. */
function folder(): { files: NamedFiles; path: string } {
  const path = Deno.makeTempDirSync();
  Deno.writeTextFileSync(`${path}/small.json`, "[1]");
  Deno.writeTextFileSync(`${path}/broken.json`, "[1");
  Deno.writeTextFileSync(`${path}/notes.md`, "");
  return { files: new NamedFiles("recipe", pathToFileURL(`${path}/`)), path };
}

Deno.test("files are found by name, or by path", () => {
  const { files, path } = folder();
  assertEquals(files.names(), ["broken", "small"]);
  const small = { name: "small", path: `${path}/small.json`, value: [1] };
  assertEquals(files.read("small"), small);
  assertEquals(files.read(`${path}/small.json`), small);
});

Deno.test("what is not there, or no JSON, is named", () => {
  const { files, path } = folder();
  const message = (file: string) =>
    assertThrows(() => files.read(file), ConfigError).message;
  assertEquals(
    message("smal"),
    'Cannot read recipe: it must be a file that ends in .json, or one of broken, small, got "smal", did you mean "small"?',
  );
  assertEquals(
    message("broken").startsWith(
      `Cannot read ${path}/broken.json: it must be a file of JSON: `,
    ),
    true,
    message("broken"),
  );
});
