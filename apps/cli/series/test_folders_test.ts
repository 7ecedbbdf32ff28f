import { decode, resize } from "@revisage/image";
import { parsePreset } from "@revisage/degrade";
import {
  assert,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { addFaces, drawnFace, filesIn } from "../testing/pictures.ts";
import type { PlannedTest } from "./plan.ts";
import { enlargedByBicubic, imagesIn, makeTest } from "./test_folders.ts";

const preset = parsePreset({
  blur: null,
  downsample: { factor: [4, 4] },
  noise: null,
  jpeg: null,
});

const planned = (folder: string): PlannedTest => ({
  ...{ name: "sharp", id: "sharp-0", folder: `${folder}/test` },
  ...{ preset, size: 32, referenceSize: null, seed: 0 },
});

Deno.test("a test holds faces in its size, degraded ones, and these by bicubic", () =>
  inFolder(async (folder) => {
    await addFaces(`${folder}/faces`, ["a.png", "deep/b.png"], 64);
    const folders = await makeTest(planned(folder), `${folder}/faces`);
    const files = await filesIn(`${folder}/test`);
    const names = ["a.png", "deep/b.png"];
    for (const [i, name] of names.entries()) {
      const reference = decode(files[`reference/${name}`]!);
      assertEquals(
        reference.data,
        resize(drawnFace(i, 64), {
          width: 32,
          height: 32,
          filter: "lanczos",
        }).data,
      );
      const input = decode(files[`input/${name}`]!);
      const bicubic = decode(files[`bicubic/${name}`]!);
      for (const one of [input, bicubic]) {
        assertEquals([one.width, one.height], [32, 32]);
      }
      assertNotEquals(input.data, bicubic.data);
    }
    assertEquals(await imagesIn(folders.reference), names);

    // What is there stays, and what is missing comes back.
    await Deno.remove(`${folders.bicubic}/a.png`);
    await Deno.remove(`${folders.input}/a.png`);
    await makeTest(planned(folder), `${folder}/faces`);
    assertEquals(await filesIn(`${folder}/test`), files);
  }));

Deno.test("pictures of faces that are gone are removed, whatever their number", () =>
  inFolder(async (folder) => {
    const faces = `${folder}/faces`;
    await addFaces(faces, ["a.jpg", "deep/b.png"]);
    await makeTest(planned(folder), faces);
    await Deno.rename(`${faces}/deep/b.png`, `${faces}/c.png`);
    const folders = await makeTest(planned(folder), faces);
    for (const each of Object.values(folders)) {
      assertEquals(await imagesIn(each), ["a.png", "c.png"]);
    }
  }));

Deno.test("the making of a test tells each tenth, and ends by a signal", () =>
  inFolder(async (folder) => {
    const faces = `${folder}/faces`;
    const names = Array.from({ length: 30 }, (_, i) => `${i}.png`);
    await addFaces(faces, names);
    for (const part of ["input", "bicubic"]) {
      const lines: string[] = [];
      const controller = new AbortController();
      const stop = new Error("stop");
      const tell = (line: string) => {
        lines.push(line);
        if (line === `Test sharp, ${part}: 20 %`) controller.abort(stop);
      };
      const { signal } = controller;
      const make = () => makeTest(planned(folder), faces, { signal, tell });
      assertEquals(await assertRejects(make), stop);
      assert(!lines.includes(`Test sharp, ${part}: 100 %`), `${lines}`);
      const done = await imagesIn(`${folder}/test/${part}`);
      assert(done.length >= 6 && done.length < 30, `${done}`);
    }
  }));

Deno.test("bicubic differs from the input in the last filter alone", () => {
  const resized = { kind: "resize", filter: "bilinear" } as const;
  const record = {
    ...{ input: "a.jpg", output: "a.png", size: 64 },
    steps: [
      { ...resized, to: { divide: 2 } },
      { kind: "jpeg", quality: 80 },
      { ...resized, to: "input" },
    ],
  } as const;
  assertEquals(enlargedByBicubic(record), {
    ...record,
    steps: [
      record.steps[0],
      record.steps[1],
      { ...resized, to: "input", filter: "bicubic" },
    ],
  });
});

Deno.test("a folder that is not there holds no pictures", async () => {
  assertEquals(await imagesIn("/no/such/folder"), []);
});
