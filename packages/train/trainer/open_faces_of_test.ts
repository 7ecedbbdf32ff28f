import { assertEquals, assertRejects } from "@std/assert";
import { FacesError } from "../data/faces_error.ts";
import { drawFace, writePicture } from "../data/testing/face_folder.ts";
import { inFolder } from "../run/testing/in_folder.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import {
  openRunFaces,
  type PackingOptions,
  type SomeFaces,
} from "./open_faces_of.ts";

function namesOf({ source, faces }: SomeFaces): string[] {
  return faces.map((face) => source.names[face]!);
}

/** Ten faces of five people in a folder. */
async function inPeople(
  test: (
    folder: string,
    packing: { cache: string; workers: 0 },
  ) => Promise<void>,
): Promise<void> {
  await inFolder(async (root) => {
    for (let person = 0; person < 5; person++) {
      for (const view of [0, 1]) {
        const path = `${root}/faces/${person}/${view}.png`;
        await writePicture(path, drawFace(person));
      }
    }
    await test(`${root}/faces`, { cache: `${root}/cache`, workers: 0 });
  });
}

Deno.test("drawn faces are as many as people and views, and parted", async () => {
  const { train, validation } = await openRunFaces(tinyConfig({
    data: { people: 10, views: 3 },
    validation: { faces: 5 },
  }));
  assertEquals(train.source.names.length, 30);
  assertEquals(train.source.size, 64);
  assertEquals(validation.faces.length, 5);
  const both = train.faces.filter((face) => validation.faces.includes(face));
  assertEquals(both, []);
  const other = await openRunFaces(tinyConfig({
    seed: 1,
    data: { people: 10, views: 3 },
  }));
  assertEquals(other.train.faces.length === train.faces.length, false);
});

Deno.test("by person, nobody is on both sides", () =>
  inPeople(async (folder, packing) => {
    const config = tinyConfig({
      data: { folder },
      validation: { by: "person", fraction: 0.5, faces: 100 },
    });
    const { train, validation } = await openRunFaces(config, packing);
    const people = (some: SomeFaces) =>
      new Set(namesOf(some).map((name) => name.split("/")[0]!));
    const [learned, judged] = [people(train), people(validation)];
    assertEquals(learned.intersection(judged), new Set());
    assertEquals(learned.union(judged).size, 5);
    assertEquals(train.faces.length + validation.faces.length, 10);
  }));

Deno.test("a list holds out the faces that it names, whatever its ends of lines", () =>
  inPeople(async (folder, packing) => {
    const list = `${folder}/../held.txt`;
    await Deno.writeTextFile(list, " 1/0.png\r\n\r\n3/1.png\n");
    const config = tinyConfig({ data: { folder }, validation: { list } });
    const { train, validation } = await openRunFaces(config, packing);
    assertEquals(namesOf(validation), ["1/0.png", "3/1.png"]);
    assertEquals(train.faces.length, 8);
  }));

/** Opens the faces of two folders. */
function openBoth(data: string, validation: string, packing: PackingOptions) {
  const config = tinyConfig({
    data: { folder: data },
    validation: { folder: validation, faces: 1 },
  });
  return openRunFaces(config, packing);
}

Deno.test("a folder of its own is judged by, and none of it is learned from", () =>
  inPeople(async (folder, packing) => {
    const others = ["0", "1", "3", "4"].flatMap((person) =>
      [0, 1].map((view) => `${person}/${view}.png`)
    );
    const inside = await openBoth(folder, `${folder}/2`, packing);
    assertEquals(namesOf(inside.validation), ["0.png"]);
    assertEquals(namesOf(inside.train), others);
    await Deno.rename(`${folder}/2`, `${folder}/../2`);
    const beside = await openBoth(folder, `${folder}/../2`, packing);
    assertEquals(namesOf(beside.validation), ["0.png"]);
    assertEquals(namesOf(beside.train), others);
    await Deno.symlink(`${folder}/../2`, `${folder}/2`);
    const linked = await openBoth(folder, `${folder}/../2`, packing);
    assertEquals(namesOf(linked.train), others);
  }));

Deno.test("data of which all are judged by is refused, and both folders are named", () =>
  inPeople(async (folder, packing) => {
    await Deno.symlink(folder, `${folder}-link`);
    for (
      const [data, validation] of [
        [folder, folder],
        [`${folder}-link`, folder],
        [`${folder}/2`, folder],
      ] as const
    ) {
      await assertRejects(
        () => openBoth(data, validation, packing),
        FacesError,
        `Cannot hold out faces: one at least must be left to learn from, but all that --data (data.folder) ${data} holds are also in --validation (validation.folder) ${validation}; give another folder to be judged by, or none, which holds out some of the data`,
      );
    }
  }));

Deno.test("who names a face that is not there is told the list and the folder", () =>
  inPeople(async (folder, packing) => {
    const list = `${folder}/../held.txt`;
    await Deno.writeTextFile(list, "2/2.png\n");
    const message = async (changes: object) => {
      const open = () => openRunFaces(tinyConfig(changes), packing);
      return (await assertRejects(open, FacesError)).message;
    };
    assertEquals(
      await message({ data: { folder }, validation: { list } }),
      `Cannot hold out faces of ${folder} by validation.list, ${list}: Cannot split faces: no face is called "2/2.png", did you mean "2/0.png"?`,
    );
    assertEquals(
      await message({ validation: { list } }),
      `Cannot hold out drawn faces by validation.list, ${list}: Cannot split faces: no face is called "2/2.png"`,
    );
    assertEquals(
      await message({
        data: { folder: `${folder}/2` },
        validation: { by: "person" },
      }),
      `Cannot hold out faces of ${folder}/2: Cannot split faces: each must lie in a folder of its person, got 0.png`,
    );
  }));

Deno.test("a list that cannot be read is named", () =>
  inPeople(async (folder, packing) => {
    const list = `${folder}/none.txt`;
    const config = tinyConfig({ data: { folder }, validation: { list } });
    const { message } = await assertRejects(
      () => openRunFaces(config, packing),
      FacesError,
    );
    assertEquals(
      message.replaceAll(list, "LIST").replace(/: No such file.*/, ": WHY"),
      "Cannot hold out faces: validation.list must be a text file, got LIST: WHY",
    );
  }));

Deno.test("an empty folder and one that is not there are told in a sentence", () =>
  inFolder(async (root) => {
    const message = async (folder: string) => {
      const open = () =>
        openRunFaces(tinyConfig({ data: { folder } }), {
          cache: `${root}/cache`,
          workers: 0,
        });
      return (await assertRejects(open, Error)).message;
    };
    await Deno.mkdir(`${root}/empty`);
    for (const folder of [`${root}/empty`, `${root}/none`]) {
      const told = await message(folder);
      assertEquals(told.includes(folder), true, told);
      assertEquals(told.startsWith("Cannot pack "), true, told);
      assertEquals(told.split("\n").length, 1, told);
    }
  }));

Deno.test("broken pictures are named once, and left out", () =>
  inPeople(async (folder, { cache }) => {
    await Deno.writeTextFile(`${folder}/broken.png`, "no picture");
    const skips: string[] = [];
    const onSkip = (path: string) => void skips.push(path);
    const config = tinyConfig({ data: { folder } });
    const open = () => openRunFaces(config, { cache, workers: 0, onSkip });
    assertEquals((await open()).train.source.names.length, 10);
    assertEquals(skips, ["broken.png"]);
  }));

Deno.test("two runs may pack one folder at the same time", () =>
  inPeople(async (folder, packing) => {
    const config = tinyConfig({ data: { folder } });
    const open = () => openRunFaces(config, packing);
    const [a, b] = await Promise.all([open(), open()]);
    assertEquals(namesOf(a.train), namesOf(b.train));
  }));
