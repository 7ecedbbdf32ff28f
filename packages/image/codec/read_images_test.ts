import { assertEquals, assertRejects } from "@std/assert";
import { createImage } from "@revisage/core";
import { join } from "node:path";
import { DecodeError } from "./decode_error.ts";
import { encodeJpeg } from "./encode_jpeg.ts";
import { encodePng } from "./encode_png.ts";
import { readImages, type ReadImagesOptions } from "./read_images.ts";

const PICTURE = createImage(4, 3);
const PNG = encodePng(PICTURE);

/** Makes a folder of files, and reads it. */
async function read(
  files: Readonly<Record<string, Uint8Array>>,
  options: ReadImagesOptions = {},
) {
  const folder = await Deno.makeTempDir();
  try {
    for (const [path, bytes] of Object.entries(files)) {
      await Deno.mkdir(join(folder, path, ".."), { recursive: true });
      await Deno.writeFile(join(folder, path), bytes);
    }
    const skipped: string[] = [];
    const onSkip = (path: string, error: Error) => {
      skipped.push(`${path}: ${error.message.replaceAll(folder, "FOLDER")}`);
    };
    const found = readImages(folder, { onSkip, ...options });
    return { images: await Array.fromAsync(found), skipped };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("readImages() reads all folders in natural order", async () => {
  const { images, skipped } = await read({
    "face10.png": PNG,
    "face9.JPG": encodeJpeg(PICTURE),
    "b/2.jpeg": encodeJpeg(PICTURE),
    "a10/1.png": PNG,
    "a9/z.png": PNG,
    "notes.txt": PNG,
    ".hidden.png": PNG,
    ".cache/1.png": PNG,
  });
  assertEquals(
    images.map(({ path }) => path),
    ["a9/z.png", "a10/1.png", "b/2.jpeg", "face9.JPG", "face10.png"],
  );
  for (const { image } of images) assertEquals(image, PICTURE);
  assertEquals(skipped, []);
});

Deno.test("readImages() skips a broken file and names it", async () => {
  const { images, skipped } = await read({
    "1.png": PNG.subarray(0, 30),
    "2.png": PNG,
    "in/3.jpg": new TextEncoder().encode("GIF89a"),
  });
  assertEquals(images.map(({ path }) => path), ["2.png"]);
  assertEquals(skipped, [
    "1.png: Cannot decode FOLDER/1.png: it is cut off: its IEND chunk is missing",
    "in/3.jpg: Cannot decode FOLDER/in/3.jpg: its format is GIF, and only PNG and JPEG are read",
  ]);
});

Deno.test("readImages() skips what is larger than allowed", async () => {
  const { images, skipped } = await read({ "1.png": PNG }, { maxPixels: 11 });
  assertEquals(images, []);
  assertEquals(skipped, [
    "1.png: Cannot decode FOLDER/1.png: it must have at most 11 pixels, got 4×3",
  ]);
});

Deno.test("readImages() reads a picture only when it is asked for", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for (const name of ["1.png", "2.png"]) {
      await Deno.writeFile(join(folder, name), PNG);
    }
    const errors: Error[] = [];
    const onSkip = (_path: string, error: Error) => errors.push(error);
    const images = readImages(folder, { onSkip });
    await images.next();
    await Deno.remove(join(folder, "2.png"));
    assertEquals((await images.next()).done, true);
    assertEquals(errors.length, 1);
    assertEquals(errors[0] instanceof DecodeError, true);
    const start = `Cannot decode ${join(folder, "2.png")}: `;
    assertEquals(errors[0]?.message.slice(0, start.length), start);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("readImages() refuses a folder that there is not", async () => {
  await assertRejects(
    () => Array.fromAsync(readImages("no such folder")),
    Deno.errors.NotFound,
  );
});

Deno.test("readImages() warns of what it skips if nobody asks", async () => {
  const folder = await Deno.makeTempDir();
  const { warn } = console;
  const warnings: unknown[] = [];
  try {
    console.warn = (...words: unknown[]) => warnings.push(words);
    await Deno.writeFile(join(folder, "1.png"), new Uint8Array());
    await Array.fromAsync(readImages(folder));
  } finally {
    console.warn = warn;
    await Deno.remove(folder, { recursive: true });
  }
  const name = join(folder, "1.png");
  assertEquals(warnings, [[
    `Cannot decode ${name}: it is empty, and only PNG and JPEG are read; skipped`,
  ]]);
});
