import { cropCenter, decode, resize } from "@revisage/image";
import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  drawFace,
  inFaceFolder,
  NAMES,
  readFaces,
  writePicture,
} from "../testing/face_folder.ts";
import { packFaces } from "./pack_faces.ts";
import type { PackFacesOptions, PackProgress } from "./pack_options.ts";

/** What had to be read, besides the faces. */
async function packed(folder: string, options: PackFacesOptions) {
  const read: string[] = [];
  const onProgress = ({ path }: PackProgress) => void read.push(path);
  const faces = await packFaces(folder, { ...options, onProgress });
  return { faces, read: read.sort() };
}

/** The middle square of a file, resized without a pack. */
async function fitByHand(path: string, size: number): Promise<Uint8Array> {
  const image = decode(await Deno.readFile(path));
  const side = Math.min(image.width, image.height);
  const square = cropCenter(image, { width: side, height: side });
  const face = resize(square, { width: size, height: size, filter: "lanczos" });
  return new Uint8Array(face.data);
}

for (const workers of [0, 1, 2]) {
  Deno.test(`packFaces() holds the middle squares by Lanczos, with ${workers} workers`, () =>
    inFaceFolder(async ({ folder, options }) => {
      const faces = await packFaces(folder, { ...options, workers });
      assertEquals([faces.names, faces.size, faces.skipped], [NAMES, 32, []]);
      const pixels = readFaces(faces);
      for (const name of NAMES) {
        const expected = await fitByHand(`${folder}/${name}`, 32);
        assertEquals(pixels[name], expected);
      }
    }));
}

Deno.test("packFaces() takes the file that is there", () =>
  inFaceFolder(async ({ folder, options }) => {
    const first = await packed(folder, options);
    assertEquals(first.read, [...NAMES].sort());
    const again = await packed(folder, options);
    assertEquals(again, { faces: first.faces, read: [] });
    await Deno.symlink(folder, `${folder}-link`);
    const linked = await packed(`${folder}-link`, options);
    assertEquals(linked, again);
  }));

Deno.test("packFaces() packs each size and each minSide apart", () =>
  inFaceFolder(async ({ folder, options }) => {
    const small = await packFaces(folder, options);
    const large = await packFaces(folder, { ...options, size: 48, minSide: 1 });
    assertEquals([large.size, large.names.length], [48, 3]);
    const strict = await packFaces(folder, { ...options, minSide: 41 });
    assertEquals(strict.names, NAMES.slice(0, 2));
    const paths = [small, large, strict].map(({ recipe }) => recipe.path);
    assertEquals(new Set(paths).size, 3);
    assertEquals(await packFaces(folder, options), small);
  }));

Deno.test("packFaces() reads only what was added or changed", () =>
  inFaceFolder(async ({ folder, options }) => {
    const before = await packFaces(folder, options);
    const pixels = readFaces(before);
    await writePicture(`${folder}/3.png`, drawFace(30));
    await writePicture(`${folder}/10.jpg`, drawFace(31, 64, 90));
    await Deno.remove(`${folder}/deep`, { recursive: true });
    const { faces, read } = await packed(folder, options);
    assertEquals(read, ["10.jpg", "3.png"]);
    assertEquals(faces.names, ["2.png", "3.png", "10.jpg"]);
    const now = readFaces(faces);
    assertEquals(now["2.png"], pixels["2.png"]);
    for (const name of read) {
      assertEquals(now[name], await fitByHand(`${folder}/${name}`, 32));
    }
  }));

Deno.test("packFaces() notices a file that was only touched, or only removed", () =>
  inFaceFolder(async ({ folder, options }) => {
    const before = readFaces(await packFaces(folder, options));
    await Deno.utime(`${folder}/2.png`, 1, 1);
    const touched = await packed(folder, options);
    assertEquals(touched.read, ["2.png"]);
    assertEquals(readFaces(touched.faces), before);
    await Deno.remove(`${folder}/2.png`);
    const removed = await packed(folder, options);
    assertEquals(removed.read, []);
    assertEquals(removed.faces.names, NAMES.slice(1));
  }));

Deno.test("packFaces() skips broken, tiny and unreadable pictures, and names only these again", () =>
  inFaceFolder(async ({ folder, options }) => {
    await Deno.writeTextFile(`${folder}/1.png`, "no picture");
    await Deno.writeTextFile(`${folder}/deep/empty.jpg`, "");
    await writePicture(`${folder}/tiny.png`, drawFace(1, 64, 31));
    await Deno.symlink(`${folder}/nowhere`, `${folder}/link.png`);
    const { faces } = await packed(folder, options);
    assertEquals(faces.names, NAMES);
    const named = options.skips.toSorted();
    assertEquals(named[0]?.split(": ")[0], "Cannot decode DIR/1.png");
    assertEquals(named[1]?.split(": ")[0], "Cannot decode DIR/deep/empty.jpg");
    const link = named[2]!;
    assertEquals(link.split(": ")[0], "Cannot decode DIR/link.png");
    assertEquals(
      named[3],
      "Cannot decode DIR/tiny.png: both sides must have at least 32 pixels, got 64×31",
    );
    assertEquals(faces.skipped.map(({ path }) => path), [
      "1.png",
      "deep/empty.jpg",
      "link.png",
      "tiny.png",
    ]);
    const again = await packed(folder, options);
    assertEquals([again.faces, again.read], [faces, []]);
    assertEquals(options.skips.slice(4), [link]);

    await writePicture(`${folder}/1.png`, drawFace(4));
    const mended = await packed(folder, options);
    assertEquals(mended.read, ["1.png"]);
    assertEquals(mended.faces.names, ["1.png", ...NAMES]);
    assertEquals(mended.faces.skipped.length, 3);
  }));

/** Runs while one picture cannot be read; its length and time stay as they are. */
async function whileUnreadable(
  path: string,
  run: () => Promise<void>,
): Promise<void> {
  const { readFile } = Deno;
  Deno.readFile = (file, options) =>
    String(file) === path
      ? Promise.reject(new Deno.errors.PermissionDenied("Permission denied"))
      : readFile(file, options);
  try {
    await run();
  } finally {
    Deno.readFile = readFile;
  }
}

Deno.test("packFaces() takes a picture that could not be read once it can", () =>
  inFaceFolder(async ({ folder, options }) => {
    const name = NAMES[0]!;
    let first: string | undefined;
    await whileUnreadable(`${folder}/${name}`, async () => {
      const { faces } = await packed(folder, options);
      assertEquals(faces.names, NAMES.slice(1));
      first = faces.recipe.id;
      const again = await packed(folder, options);
      assertEquals([again.faces, again.read], [faces, []]); // Not packed anew.
    });
    const told = `Cannot decode DIR/${name}: Permission denied`;
    assertEquals(options.skips, [told, told]);
    const { faces, read } = await packed(folder, options);
    assertEquals([faces.names, faces.skipped, read], [NAMES, [], [name]]);
    assert(faces.recipe.id !== first);
    const pixels = readFaces(faces);
    assertEquals(pixels[name], await fitByHand(`${folder}/${name}`, 32));
    assertEquals((await packed(folder, options)).read, []);
  }));

Deno.test("packFaces() tells how far it is", () =>
  inFaceFolder(async ({ folder, options }) => {
    await Deno.writeTextFile(`${folder}/1.png`, "no picture");
    const all: PackProgress[] = [];
    const onProgress = (progress: PackProgress) => void all.push(progress);
    await packFaces(folder, { ...options, onProgress });
    assertEquals(
      all,
      ["1.png", ...NAMES].map((path, i) => ({ path, done: i + 1, total: 4 })),
    );
  }));

Deno.test("packFaces() says in a sentence what is wrong with a folder", () =>
  inFaceFolder(async ({ folder, options }) => {
    const fails = async (name: string, message: string, size = 32) => {
      const { message: got } = await assertRejects(
        () => packFaces(`${folder}/${name}`, { ...options, size }),
        Error,
      );
      assertEquals(got.replaceAll(folder, "DIR"), message);
    };
    await Deno.mkdir(`${folder}/empty`);
    await fails(
      "empty",
      "Cannot pack faces: no PNG or JPEG picture is in DIR/empty",
    );
    await fails(
      "deep/er",
      "Cannot pack faces: none of the 1 pictures in DIR/deep/er can be used; of a.JPEG: both sides must have at least 64 pixels, got 40×40",
      64,
    );
    await fails(
      "gone",
      "Cannot pack faces: DIR/gone must be a folder that can be read: No such file or directory (os error 2): realpath 'DIR/gone'",
    );
    await assertRejects(
      () => packFaces(folder, { ...options, cache: `${folder}/2.png` }),
      Error,
      `Cannot pack faces: the cache ${folder}/2.png must be a folder that can be written: `,
    );
    const { message } = await assertRejects(
      () => packFaces(`${folder}/2.png`, options),
      Error,
      "must be a folder that can be read",
    );
    assert(message.includes("Not a directory"), message);
  }));

Deno.test("packFaces() refuses numbers that make no sense", async () => {
  const fails = async (options: PackFacesOptions, message: string) => {
    const { message: got } = await assertRejects(
      () => packFaces("anywhere", options),
      RangeError,
    );
    assertEquals(got, `Cannot pack faces: ${message}`);
  };
  await fails({ size: 0 }, "size must be an integer from 1 to 4096, got 0");
  await fails(
    { size: 64, minSide: 1.5 },
    "minSide must be an integer from 1 to 65536, got 1.5",
  );
  await fails(
    { size: 64, workers: -1 },
    "workers must be an integer from 0 to 256, got -1",
  );
});
