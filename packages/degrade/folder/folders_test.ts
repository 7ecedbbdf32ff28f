import { assertEquals, assertRejects } from "@std/assert";
import { prepareFolders } from "./folders.ts";

async function inFolder(run: (root: string) => Promise<void>): Promise<void> {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${root}/in`);
    await run(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

for (const output of ["out", "..out", "in-2", "deep/out"]) {
  Deno.test(`prepareFolders() makes ${output} beside the input`, () =>
    inFolder(async (root) => {
      const folders = { input: `${root}/in`, output: `${root}/${output}` };
      await prepareFolders(folders);
      assertEquals((await Deno.stat(folders.output)).isDirectory, true);
      await prepareFolders(folders); // It may be there.
    }));
}

for (const output of ["in", "in/out", "out/../in/..deep", "link/out"]) {
  Deno.test(`prepareFolders() refuses to write to ${output}, inside the input`, () =>
    inFolder(async (root) => {
      await Deno.symlink(`${root}/in`, `${root}/link`);
      const folders = { input: `${root}/in`, output: `${root}/${output}` };
      const error = await assertRejects(() => prepareFolders(folders), Error);
      assertEquals(
        error.message,
        `Cannot degrade folder: output must lie outside of ${root}/in, got ${root}/${output}`,
      );
    }));
}

Deno.test("prepareFolders() may write to the folder above the input", () =>
  inFolder((root) => prepareFolders({ input: `${root}/in`, output: root })));

Deno.test("prepareFolders() makes nothing if there is no input", () =>
  inFolder(async (root) => {
    const folders = { input: `${root}/no`, output: `${root}/out` };
    await assertRejects(() => prepareFolders(folders), Deno.errors.NotFound);
    await assertRejects(() => Deno.stat(folders.output), Deno.errors.NotFound);
  }));
