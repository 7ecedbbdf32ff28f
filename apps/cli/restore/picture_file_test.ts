import { createImage } from "@revisage/core";
import { decode, encodeJpeg, encodePng, resize } from "@revisage/image";
import { assertEquals, assertRejects } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { drawnFace } from "../testing/pictures.ts";
import { openPicture, savePicture } from "./picture_file.ts";

const lanczos = (image: ReturnType<typeof drawnFace>, size: number) =>
  resize(image, { width: size, height: size, filter: "lanczos" });

Deno.test("openPicture() resizes by Lanczos, and remembers the side", () =>
  inFolder(async (folder) => {
    const path = `${folder}/a.png`;
    const face = drawnFace(0, 80);
    await Deno.writeFile(path, encodePng(face));
    assertEquals(await openPicture(path, 64), {
      kind: "face",
      pixels: new Uint8Array(lanczos(face, 64).data),
      side: 80,
    });
  }));

Deno.test("openPicture() says why a picture cannot be used", () =>
  inFolder(async (folder) => {
    const path = `${folder}/a.png`;
    const why = async (bytes: Uint8Array) => {
      await Deno.writeFile(path, bytes);
      return await openPicture(path, 64);
    };
    const whole = encodePng(drawnFace(0, 64));
    assertEquals(await why(encodePng(createImage(64, 48))), {
      kind: "broken",
      why: "it must be square, a face that fills it, got 64×48",
    });
    assertEquals(await why(whole.subarray(0, 60)), {
      kind: "broken",
      why: "it is cut off: its IEND chunk is missing",
    });
    assertEquals(await why(Uint8Array.of()), {
      kind: "broken",
      why: "it is empty, and only PNG and JPEG are read",
    });
  }));

Deno.test("savePicture() brings a face back to its size, as PNG or JPEG", () =>
  inFolder(async (folder) => {
    const face = drawnFace(0, 64);
    const large = lanczos(face, 100);
    const pixels = new Uint8Array(face.data);
    const png = `${folder}/x/y/a.png`;
    const jpeg = { kind: "jpeg", quality: 40 } as const;
    await savePicture({
      path: png,
      pixels,
      side: 100,
      format: { kind: "png" },
    });
    assertEquals(decode(await Deno.readFile(png)), large);
    await savePicture({ path: png, pixels, side: 100, format: jpeg });
    assertEquals(await Deno.readFile(png), encodeJpeg(large, { quality: 40 }));
    const names = Array.from(Deno.readDirSync(`${folder}/x/y`), (e) => e.name);
    assertEquals(names, ["a.png"]);
  }));

Deno.test("savePicture() names what it cannot write", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    const path = `${folder}/file/a.png`;
    const pixels = new Uint8Array(3);
    await assertRejects(
      () => savePicture({ path, pixels, side: 1, format: { kind: "png" } }),
      Error,
      `Cannot make the folder ${folder}/file: `,
    );
  }));
