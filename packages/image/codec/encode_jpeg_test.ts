import { assertEquals, assertThrows } from "@std/assert";
import { createImage } from "@revisage/core";
import { encodeJpeg } from "./encode_jpeg.ts";
import { SyntheticFaces } from "../synthetic_faces/mod.ts";
import faceFixtures from "./testdata/faces.json" with { type: "json" };
import { encodedFixtures } from "./testing/fixtures.ts";
import { proceduralPicture } from "./testing/procedural_picture.ts";

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(hash).toHex();
}

Deno.test("encodeJpeg() writes the bytes that Pillow writes", async () => {
  const fixtures = await encodedFixtures();
  assertEquals(fixtures.length, 90);
  for (const { width, height, seed, sha256, ...options } of fixtures) {
    const file = encodeJpeg(proceduralPicture(width, height, seed), options);
    const what = `${width}×${height} ${JSON.stringify(options)}`;
    assertEquals(await digest(file.slice()), sha256, what);
  }
});

Deno.test("encodeJpeg() writes Pillow's bytes of 20 faces, quality 30 to 100", async () => {
  // And decode() gives libjpeg's pixels of them: no level lies between the two.
  const faces = new SyntheticFaces({ size: 128 });
  const { qualities, digests } = faceFixtures;
  assertEquals([digests.length, qualities.length], [20, 12]);
  for (const [i, expected] of digests.entries()) {
    const face = faces.face(i);
    for (const [j, quality] of qualities.entries()) {
      const file = encodeJpeg(face, { quality, subsampling: "4:2:0" });
      const start = (await digest(file.slice())).slice(0, 16);
      assertEquals(start, expected[j], `face ${i}, quality ${quality}`);
    }
  }
});

Deno.test("encodeJpeg() writes quality 95 and 4:2:0 by default", () => {
  const image = proceduralPicture(9, 7, 3);
  const options = { quality: 95, subsampling: "4:2:0" } as const;
  assertEquals(encodeJpeg(image), encodeJpeg(image, options));
});

for (const quality of [0, 101, 50.5, NaN]) {
  Deno.test(`encodeJpeg() refuses quality ${quality}`, () => {
    const error = assertThrows(
      () => encodeJpeg(createImage(1, 1), { quality }),
      RangeError,
    );
    assertEquals(
      error.message,
      `Cannot encode JPEG: quality must be a whole number from 1 to 100, got ${quality}`,
    );
  });
}

Deno.test("encodeJpeg() refuses a side that the format cannot hold", () => {
  const error = assertThrows(
    () => encodeJpeg(createImage(65536, 1)),
    RangeError,
  );
  assertEquals(
    error.message,
    "Cannot encode JPEG: sides must be at most 65535 pixels, got 65536×1",
  );
});
