import { assertEquals, assertRejects } from "@std/assert";
import { dirname, join } from "node:path";
import { listImages } from "./list_images.ts";

Deno.test("listImages() finds pictures in all folders, in natural order, unread", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const names = [
      "face10.png",
      "face9.JPG",
      "b/2.jpeg",
      "a10/1.png",
      "a9/z.png",
      "a9/notes.txt",
      ".hidden.png",
      ".cache/1.png",
    ];
    for (const name of names) {
      await Deno.mkdir(dirname(join(folder, name)), { recursive: true });
      await Deno.writeTextFile(join(folder, name), "no picture");
    }
    assertEquals(await Array.fromAsync(listImages(folder)), [
      "a9/z.png",
      "a10/1.png",
      "b/2.jpeg",
      "face9.JPG",
      "face10.png",
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("listImages() follows links, but not round in circles", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for (const name of ["faces/1.png", "elsewhere/a/2.png"]) {
      await Deno.mkdir(dirname(join(folder, name)), { recursive: true });
      await Deno.writeTextFile(join(folder, name), "no picture");
    }
    const link = (to: string, name: string) =>
      Deno.symlink(join(folder, to), join(folder, name));
    await link("elsewhere", "faces/more");
    await link("elsewhere/a/2.png", "faces/3.png");
    await link("nowhere", "faces/nowhere");
    await link("faces", "elsewhere/back"); // A circle of two links.
    assertEquals(await Array.fromAsync(listImages(join(folder, "faces"))), [
      "1.png",
      "3.png",
      "more/a/2.png",
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("listImages() refuses a folder that there is not", async () => {
  await assertRejects(
    () => Array.fromAsync(listImages("no such folder")),
    Deno.errors.NotFound,
  );
});
