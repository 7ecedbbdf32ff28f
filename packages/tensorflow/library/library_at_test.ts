import { assertEquals, assertRejects } from "@std/assert";
import { binaryKind, libraryAt } from "./library_at.ts";
import { LibraryError } from "./library_error.ts";
import { systemName } from "./system.ts";
import { withCache as withFolder } from "./testing/cache.ts";

/** The first bytes of a library, by operating system and processor. */
function header(os: string, arch: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(64));
  if (os === "linux") {
    view.setUint32(0, 0x7f454c46);
    view.setUint16(18, arch === "x86_64" ? 62 : 183, true);
  } else {
    view.setUint32(0, 0xcffaedfe);
    view.setUint32(4, arch === "x86_64" ? 0x01000007 : 0x0100000c, true);
  }
  return new Uint8Array(view.buffer);
}

const HERE = systemName(Deno.build);
const REMEDY = "; leave it out to let TensorFlow be fetched, or set " +
  "REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a TensorFlow 2.21 that you have";

Deno.test("binaryKind() tells libraries of each system apart", () => {
  for (const os of ["linux", "darwin"]) {
    for (const arch of ["x86_64", "aarch64"]) {
      const kind = binaryKind(new DataView(header(os, arch).buffer));
      assertEquals(kind, `${systemName({ os, arch })} library`);
    }
  }
  const text = new TextEncoder().encode("INPUT(libtensorflow_cc.so.2)");
  assertEquals(binaryKind(new DataView(text.buffer)), "file of another kind");
  assertEquals(
    binaryKind(new DataView(new ArrayBuffer(3))),
    "file of another kind",
  );
});

Deno.test("binaryKind() knows the programs of this system", async () => {
  const bytes = await Deno.readFile(Deno.execPath());
  const kind = binaryKind(new DataView(bytes.buffer, 0, 20));
  assertEquals(kind, `${HERE} library`);
});

Deno.test("libraryAt() takes the file, or the folder that holds it", () =>
  withFolder(async (folder) => {
    const path = `${await Deno.realPath(folder)}/libtensorflow_cc.so.2`;
    await Deno.writeFile(path, header(Deno.build.os, Deno.build.arch));
    const found = { path, version: null, digest: null };
    const byFile = await libraryAt(path, "option");
    assertEquals(byFile, { ...found, source: "option" });
    const byFolder = await libraryAt(folder, "environment");
    assertEquals(byFolder, { ...found, source: "environment" });
  }));

Deno.test("libraryAt() follows links, to find what lies beside", () =>
  withFolder(async (folder) => {
    const real = `${await Deno.realPath(folder)}/real.so`;
    await Deno.writeFile(real, header(Deno.build.os, Deno.build.arch));
    await Deno.symlink(real, `${folder}/link.so`);
    const { path } = await libraryAt(`${folder}/link.so`, "option");
    assertEquals(path, real);
  }));

Deno.test("libraryAt() says what is wrong with a path", () =>
  withFolder(async (folder) => {
    const text = `${folder}/notes.txt`;
    await Deno.writeTextFile(text, "not a library, but long enough");
    const other = Deno.build.arch === "x86_64" ? "aarch64" : "x86_64";
    const foreign = `${folder}/foreign.so`;
    await Deno.writeFile(foreign, header("linux", other));
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
    await assertRejects(
      () => libraryAt(text, "option"),
      LibraryError,
      "as TensorFlow: path must be a",
    );
  }));
