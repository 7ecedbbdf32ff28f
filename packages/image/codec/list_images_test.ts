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

Deno.test("listImages() refuses a folder that there is not", async () => {
  await assertRejects(
    () => Array.fromAsync(listImages("no such folder")),
    Deno.errors.NotFound,
  );
});
