import { assertEquals, assertRejects } from "@std/assert";
import { libraryAt } from "./library_at.ts";
import { LibraryError } from "./library_error.ts";
import { systemName } from "./system.ts";
import { libraryHeader } from "./testing/library_header.ts";
import { withFolder } from "@tools/with-folder";

const HERE = systemName(Deno.build);
const REMEDY = "; leave it out to let TensorFlow be fetched, or set " +
  "REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a TensorFlow 2.21 that you have";

Deno.test("libraryAt() takes the file, or the folder that holds it", () =>
  withFolder(async (folder) => {
    const path = `${await Deno.realPath(folder)}/libtensorflow_cc.so.2`;
    await Deno.writeFile(path, libraryHeader(Deno.build.os, Deno.build.arch));
    const found = { path, version: null, digest: null };
    const byFile = await libraryAt(path, "option");
    assertEquals(byFile, { ...found, source: "option" });
    const byFolder = await libraryAt(folder, "environment");
    assertEquals(byFolder, { ...found, source: "environment" });
  }));

Deno.test("libraryAt() follows links, to find what lies beside", () =>
  withFolder(async (folder) => {
    const real = `${await Deno.realPath(folder)}/real.so`;
    await Deno.writeFile(real, libraryHeader(Deno.build.os, Deno.build.arch));
    await Deno.symlink(real, `${folder}/link.so`);
    const { path } = await libraryAt(`${folder}/link.so`, "option");
    assertEquals(path, real);
  }));

Deno.test("libraryAt() says what is wrong with a path", () =>
  withFolder(async (folder) => {
    const text = `${folder}/notes.txt`;
    await Deno.writeTextFile(text, "not a library, ".repeat(10));
    const other = Deno.build.arch === "x86_64" ? "aarch64" : "x86_64";
    const foreign = `${folder}/foreign.so`;
    await Deno.writeFile(foreign, libraryHeader("linux", other));
    const cases = [
      [`${folder}/none`, "must exist, got nothing"],
      [`${text}/none`, "must exist, got nothing"],
      [folder, "must hold libtensorflow_cc.so.2, got a folder without it"],
      [text, `must be a ${HERE} library, got a file of another kind`],
      [
        foreign,
        `must be a ${HERE} library, got a ${
          systemName({ os: "linux", arch: other })
        } library`,
      ],
    ] as const;
    for (const [path, wrong] of cases) {
      const error = await assertRejects(
        () => libraryAt(path, "environment"),
        LibraryError,
      );
      assertEquals(error.kind, "path");
      assertEquals(
        error.message,
        `Cannot use ${path} as TensorFlow: REVISAGE_LIBTENSORFLOW ${wrong}` +
          REMEDY,
      );
    }
    const program = await Deno.realPath(Deno.execPath());
    const part = `${folder}/part.so`;
    using whole = await Deno.open(program);
    const start = new Uint8Array(100_000);
    await whole.read(start);
    await Deno.writeFile(part, start);
    if (Deno.build.os === "linux") {
      await assertRejects(
        () => libraryAt(part, "option"),
        LibraryError,
        `path must be a ${HERE} library, got a ${HERE} library that was cut short; `,
      );
    }
    await assertRejects(
      () => libraryAt(text, "option"),
      LibraryError,
      "as TensorFlow: path must be a",
    );
  }));
