import { ConfigError } from "@revisage/core";
import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inFolder } from "../testing/in_folder.ts";
import { type Mention, NamedFiles } from "./named_files.ts";

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
    const own = `${path}/small.json`;
    const small = { name: "small", path: own, value: [1] };
    assertEquals(files.read("small"), { ...small, reference: "small" });
    assertEquals(files.read(own), { ...small, reference: own });
  }));

Deno.test("what another file names is found beside it, or by name", () =>
  withFiles((files, path) => {
    const by = { path: "recipes/mine.json", key: "base" };
    assertEquals(files.path("sub/a.json", by), join("recipes/sub/a.json"));
    assertEquals(files.path("/a.json", by), "/a.json");
    assertEquals(files.path("small", by), `${path}/small.json`);
  }));

Deno.test("what is not there, or no JSON, is named", () =>
  withFiles((files, path) => {
    const message = (file: string, by?: Mention) =>
      assertThrows(() => files.read(file, by), ConfigError).message;
    const by = { path: `${path}/mine.json`, key: "base" };
    assertEquals(
      message("smal", by),
      `Cannot read ${path}/mine.json: base must be a file that ends in .json, or one of broken, small, got "smal", did you mean "small"?`,
    );
    for (const name of ["broken", "none"]) {
      const start =
        `Cannot read ${path}/mine.json: base must be a file of JSON, got ${path}/${name}.json: `;
      assertStringIncludes(message(`${name}.json`, by), start);
    }
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
