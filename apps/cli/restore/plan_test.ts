import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { UsageError } from "../frame/usage_error.ts";
import { inFolder } from "../testing/in_folder.ts";
import { addFaces } from "../testing/pictures.ts";
import { findPictures } from "./find_pictures.ts";
import { planRestore } from "./plan.ts";

const PLAIN = {
  output: "o",
  seeds: [3],
  format: { kind: "png" },
  force: false,
} as const;

async function refused(problem: string, step: () => Promise<unknown>) {
  const { message } = await assertRejects(step, UsageError);
  assertEquals(message, `Cannot run restore: ${problem}`);
}

Deno.test("findPictures() takes files and folders, in natural order", () =>
  inFolder(async (folder) => {
    const names = ["b/10.png", "b/9.JPG", "b/c/1.jpeg", "a.png", "b/x.txt"];
    await addFaces(folder, names);
    const inputs = [join(folder, "a.png"), join(folder, "b")];
    assertEquals(await findPictures(inputs, join(folder, "o")), [
      { input: join(folder, "a.png"), name: "a" },
      { input: join(folder, "b/9.JPG"), name: "9" },
      { input: join(folder, "b/10.png"), name: "10" },
      { input: join(folder, "b/c/1.jpeg"), name: "c/1" },
    ]);
  }));

Deno.test("findPictures() passes over the output, and refuses it as input", () =>
  inFolder(async (folder) => {
    await addFaces(folder, ["a.png", "out/a.png", "outer/b.png"]);
    const found = await findPictures([folder], join(folder, "out"));
    assertEquals(found.map(({ name }) => name), ["a", "outer/b"]);
    await refused(
      `--output must be another folder than the input ${folder}`,
      () => findPictures([folder], `${folder}/out/..`),
    );
  }));

Deno.test("findPictures() names what is missing or empty", () =>
  inFolder(async (folder) => {
    await refused(
      `INPUT must be a picture or a folder, found no ${folder}/none`,
      () => findPictures([`${folder}/none`], "o"),
    );
    await refused(
      `${folder} must hold PNG or JPEG pictures, found none`,
      () => findPictures([folder], "o"),
    );
  }));

Deno.test("planRestore() names files by picture, seed and format", async () => {
  const pictures = [{ input: "i/a.jpg", name: "a" }];
  const paths = async (changes: object) => {
    const [plan] = await planRestore(pictures, { ...PLAIN, ...changes });
    return plan!.targets.map(({ path, seed }) => [path, seed]);
  };
  assertEquals(await paths({}), [["o/a.png", 3]]);
  assertEquals(await paths({ seeds: null }), [["o/a.png", null]]);
  assertEquals(await paths({ format: { kind: "jpeg", quality: 9 } }), [
    ["o/a.jpg", 3],
  ]);
  assertEquals(await paths({ seeds: [3, 4] }), [
    ["o/a-seed-3.png", 3],
    ["o/a-seed-4.png", 4],
  ]);
});

Deno.test("planRestore() keeps what is there, unless it is forced", () =>
  inFolder(async (output) => {
    await addFaces(output, ["a-seed-1.png"]);
    const pictures = [{ input: "a.png", name: "a" }];
    const settings = { ...PLAIN, output, seeds: [1, 2] };
    const [one, two] = [1, 2].map((seed) => ({
      path: join(output, `a-seed-${seed}.png`),
      seed,
    }));
    assertEquals(await planRestore(pictures, settings), [
      { input: "a.png", targets: [two!], kept: [one!] },
    ]);
    assertEquals(await planRestore(pictures, { ...settings, force: true }), [
      { input: "a.png", targets: [one!, two!], kept: [] },
    ]);
  }));

Deno.test("planRestore() refuses to write two pictures to one file", () =>
  refused(
    "x/a.png and y/a.jpg must not both become o/a.png; restore them apart, " +
      "each with an --output of its own",
    () =>
      planRestore(
        [{ input: "x/a.png", name: "a" }, { input: "y/a.jpg", name: "a" }],
        PLAIN,
      ),
  ));

Deno.test("planRestore() refuses to write over an input", () =>
  refused(
    "--output must be another folder: o/a.png is an input",
    () =>
      planRestore([
        { input: "o/b.png", name: "b/b" },
        { input: "./o/a.png", name: "a" },
      ], PLAIN),
  ));
