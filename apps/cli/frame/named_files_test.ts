import { ConfigError } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { pathToFileURL } from "node:url";
import { inFolder } from "../testing/in_folder.ts";
import { NamedFiles } from "./named_files.ts";

/** Runs `test` with two files that have names, and what is none of them. */
const withFiles = (test: (files: NamedFiles, path: string) => void) =>
  inFolder((path) => {
    Deno.writeTextFileSync(`${path}/small.json`, "[1]");
    Deno.writeTextFileSync(`${path}/broken.json`, "[1");
    Deno.writeTextFileSync(`${path}/notes.md`, "");
    test(new NamedFiles("recipe", pathToFileURL(`${path}/`)), path);
  });

Deno.test("files are found by name, or by path", () =>
  withFiles((files, path) => {
    assertEquals(files.names(), ["broken", "small"]);
    const small = { name: "small", path: `${path}/small.json`, value: [1] };
    assertEquals(files.read("small"), small);
    assertEquals(files.read(`${path}/small.json`), small);
  }));

Deno.test("what is not there, or no JSON, is named", () =>
  withFiles((files, path) => {
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
  }));
