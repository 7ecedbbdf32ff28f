import { assertEquals, assertRejects } from "@std/assert";
import { checkFolders } from "./folders.ts";

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
  Deno.test(`checkFolders() takes ${output} beside the input, there or not`, () =>
    inFolder(async (root) => {
      const folders = { input: `${root}/in`, output: `${root}/${output}` };
      await checkFolders(folders);
      await Deno.mkdir(folders.output, { recursive: true });
      await checkFolders(folders);
    }));
}

for (const output of ["in", "in/out", "out/../in/..deep", "link/out"]) {
  Deno.test(`checkFolders() refuses to write to ${output}, inside the input`, () =>
    inFolder(async (root) => {
      await Deno.symlink(`${root}/in`, `${root}/link`);
      const folders = { input: `${root}/in`, output: `${root}/${output}` };
      const error = await assertRejects(() => checkFolders(folders), Error);
      assertEquals(
        error.message,
        `Cannot degrade folder: output must lie outside of ${root}/in, got ${root}/${output}`,
      );
    }));
}

Deno.test.each<[output: string, references: string, problem: string]>([
  ["out", "in/r", "references must lie outside of {}/in, got {}/in/r"],
  ["out", "out", "references must lie outside of {}/out, got {}/out"],
  ["out", "out/r", "references must lie outside of {}/out, got {}/out/r"],
  ["out/o", "out", "output must lie outside of {}/out, got {}/out/o"],
])(
  "checkFolders() refuses output $0 with references $1",
  (output, references, problem) =>
    inFolder(async (root) => {
      const folders = {
        input: `${root}/in`,
        output: `${root}/${output}`,
        references: `${root}/${references}`,
      };
      const error = await assertRejects(() => checkFolders(folders), Error);
      assertEquals(
        error.message,
        `Cannot degrade folder: ${problem.replaceAll("{}", root)}`,
      );
    }),
);

Deno.test("checkFolders() may write to the folder above the input", () =>
  inFolder((root) => checkFolders({ input: `${root}/in`, output: root })));

Deno.test("checkFolders() needs an input", () =>
  inFolder(async (root) => {
    const folders = { input: `${root}/no`, output: `${root}/out` };
    await assertRejects(() => checkFolders(folders), Deno.errors.NotFound);
  }));
