import { assertEquals, assertThrows } from "@std/assert";
import { decode } from "./decode.ts";
import { DecodeError } from "./decode_error.ts";
import { encodeJpeg } from "./encode_jpeg.ts";
import { encodePng } from "./encode_png.ts";
import { decodedFixtures, fixture } from "./testing/fixtures.ts";
import { proceduralPicture } from "./testing/procedural_picture.ts";

for (const { name, file, rgb, alpha, ...size } of await decodedFixtures()) {
  Deno.test(`decode() sees what Pillow and OpenCV see: ${name}`, () => {
    const kept = decode(file, { alpha: "keep" });
    assertEquals([kept.width, kept.height], [size.width, size.height]);
    assertEquals(new Uint8Array(kept.data), rgb);
    const opaque = new Uint8Array(size.width * size.height).fill(255);
    assertEquals(kept.alpha, alpha ?? opaque);
  });
}

Deno.test("decode() puts white behind what is clear, by default", async () => {
  const { file, rgb, alpha } = await fixture("rgba 8 bits.png");
  const expected = rgb.map((c, i) => {
    const opaque = alpha![Math.floor(i / 3)]! / 255;
    return Math.round(c * opaque + 255 * (1 - opaque));
  });
  assertEquals(decode(file).data, expected);
  assertEquals(decode(file, { alpha: "white" }), decode(file));
});

Deno.test("decode() has no alpha channel unless it is asked for", async () => {
  const { file } = await fixture("rgba 8 bits.png");
  assertEquals("alpha" in decode(file), false);
});

Deno.test("decode() refuses more pixels than it is allowed", () => {
  const image = proceduralPicture(5, 4, 1);
  for (const file of [encodePng(image), encodeJpeg(image)]) {
    decode(file, { maxPixels: 20 });
    const error = assertThrows(
      () => decode(file, { maxPixels: 19, name: "big" }),
      DecodeError,
    );
    assertEquals(
      error.message,
      "Cannot decode big: it must have at most 19 pixels, got 5×4",
    );
  }
});

Deno.test("decode() checks the size before it reads behind the header", () => {
  const image = proceduralPicture(5, 4, 1);
  const jpeg = encodeJpeg(image);
  const frame = jpeg.findIndex((byte, i) =>
    byte === 0xff && jpeg[i + 1] === 0xc0
  );
  for (
    const start of [
      encodePng(image).subarray(0, 33),
      jpeg.subarray(0, frame + 19),
    ]
  ) {
    assertThrows(
      () => decode(start, { maxPixels: 19 }),
      DecodeError,
      "it must have at most 19 pixels, got 5×4",
    );
  }
});

Deno.test("decode() refuses more than 64 Mpx by default", async () => {
  const { file } = await fixture("baseline L.jpg");
  const frame = file.findIndex((byte, i) =>
    byte === 0xff && file[i + 1] === 0xc0
  );
  const huge = file.slice();
  huge.set([0x20, 0x00, 0x20, 0x01], frame + 5);
  assertThrows(
    () => decode(huge, { name: "huge.jpg" }),
    DecodeError,
    "Cannot decode huge.jpg: it must have at most 67108864 pixels, got 8193×8192",
  );
});

const REFUSED: readonly (readonly [start: string, why: string])[] = [
  ["", "it is empty"],
  ["hello", "its format is unknown"],
  ["GIF89a", "its format is GIF"],
  ["BM6\0", "its format is BMP"],
  ["RIFF\x10\0\0\0WEBPVP8 ", "its format is WebP"],
  ["II*\0", "its format is TIFF"],
  ["\0\0\0\x20ftypavif", "its format is AVIF"],
  ["\0\0\0\x20ftypheic", "its format is HEIC"],
];

for (const [start, why] of REFUSED) {
  Deno.test(`decode() says: ${why}`, () => {
    const file = Uint8Array.from(start, (letter) => letter.charCodeAt(0));
    const error = assertThrows(() => decode(file), DecodeError);
    assertEquals(
      error.message,
      `Cannot decode image: ${why}, and only PNG and JPEG are read`,
    );
  });
}
