import { assertEquals, assertRejects } from "@std/assert";
import { dirname } from "node:path";
import { type Folders, pairPictures } from "./pair_pictures.ts";

/** Makes empty files, in a folder that goes away. */
async function withFiles(
  paths: readonly string[],
  run: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const path of paths) {
      await Deno.mkdir(dirname(`${folder}/${path}`), { recursive: true });
      await Deno.writeTextFile(`${folder}/${path}`, "");
    }
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function foldersIn(folder: string, ...models: string[]): Folders {
  return {
    models: models.map((name) => ({ name, folder: `${folder}/${name}` })),
    reference: `${folder}/gt`,
    input: null,
  };
}

Deno.test("pairPictures() goes by paths without endings, in natural order", async () => {
  const files = ["gt/10.jpg", "gt/2.png", "gt/x/2.PNG", "a/2.jpeg", "a/10.png"];
  await withFiles([...files, "a/x/2.jpg", "in/10.png"], async (folder) => {
    const { pairs, unpaired } = await pairPictures({
      ...foldersIn(folder, "a"),
      input: `${folder}/in`,
    });
    assertEquals(pairs, [
      {
        stem: "2",
        reference: `${folder}/gt/2.png`,
        restored: [`${folder}/a/2.jpeg`],
        input: null,
      },
      {
        stem: "10",
        reference: `${folder}/gt/10.jpg`,
        restored: [`${folder}/a/10.png`],
        input: `${folder}/in/10.png`,
      },
      {
        stem: "x/2",
        reference: `${folder}/gt/x/2.PNG`,
        restored: [`${folder}/a/x/2.jpg`],
        input: null,
      },
    ]);
    assertEquals(unpaired, []);
  });
});

Deno.test("pairPictures() takes pairs that all models have, and names all others", async () => {
  const files = [
    "gt/1.png",
    "gt/2.png",
    "gt/3.png",
    "a/1.png",
    "a/2.png",
    "b/2.png",
    "b/9.png",
  ];
  await withFiles(files, async (folder) => {
    const { pairs, unpaired } = await pairPictures(foldersIn(folder, "a", "b"));
    assertEquals(pairs.map(({ stem }) => stem), ["2"]);
    const lone = ["gt/1.png", "gt/3.png", "a/1.png", "b/9.png"];
    assertEquals(unpaired, lone.map((path) => `${folder}/${path}`));
  });
});

Deno.test("pairPictures() says what is wrong with folders", async () => {
  const files = ["gt/1.png", "a/2.png", "b/1.png", "b/1.jpg", "c/notes.txt"];
  await withFiles(files, async (folder) => {
    const messageOf = async (...models: string[]) => {
      const failing = pairPictures(foldersIn(folder, ...models));
      const { message } = await assertRejects(() => failing, Error);
      return message.replaceAll(`${folder}/`, "");
    };
    assertEquals(
      await messageOf("a"),
      "Cannot run evaluate: --restored a must hold pictures called as those of --reference gt, found none: a/2.png, but gt/1.png",
    );
    assertEquals(
      await messageOf("b"),
      "Cannot run evaluate: --restored must hold one picture of each name, got b/1.jpg and b/1.png",
    );
    assertEquals(
      await messageOf("c"),
      "Cannot run evaluate: --restored must hold PNG or JPEG pictures, found none in c",
    );
    assertEquals(
      await messageOf("d"),
      "Cannot run evaluate: --restored must be a folder, found no d",
    );
    assertEquals(
      await messageOf("c/notes.txt"),
      "Cannot run evaluate: --restored must be a folder, got the file c/notes.txt",
    );
  });
});
