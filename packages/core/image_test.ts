import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { checkImage, createImage } from "./image.ts";

Deno.test("createImage() keeps the bytes it is given", () => {
  for (const data of [new Uint8Array(18), new Uint8ClampedArray(18)]) {
    const image = createImage(3, 2, data);
    assertEquals([image.width, image.height], [3, 2]);
    assertStrictEquals(image.data, data);
  }
});

Deno.test("createImage() makes a black image when given no bytes", () => {
  assertEquals(createImage(2, 1).data, new Uint8Array(6));
});

Deno.test("checkImage() takes an image, whoever made it", () => {
  const image: unknown = { width: 1, height: 2, data: new Uint8Array(6) };
  checkImage(image);
  const pixels: number = image.width * image.height; // Narrowed by the check.
  assertEquals(pixels, 2);
});

const REFUSED: readonly (readonly [
  value: unknown,
  type: typeof RangeError | typeof TypeError,
  message: string,
])[] = [
  [null, TypeError, "Cannot use restored: must be an image, got null"],
  ["face.png", TypeError, "Cannot use restored: must be an image, got string"],
  [
    { width: 0, height: 2, data: new Uint8Array(0) },
    RangeError,
    "Cannot use restored: width must be a positive integer, got 0",
  ],
  [
    { width: 2, height: 1.5, data: new Uint8Array(9) },
    RangeError,
    "Cannot use restored: height must be a positive integer, got 1.5",
  ],
  [
    { width: 2, data: new Uint8Array(12) },
    RangeError,
    "Cannot use restored: height must be a positive integer, got undefined",
  ],
  [
    { width: 2, height: 2, data: new Uint8Array(16) },
    RangeError,
    "Cannot use restored: data must hold 12 bytes (2×2 RGB), got 16",
  ],
  [
    { width: 1, height: 1, data: new Float32Array(3) },
    TypeError,
    "Cannot use restored: data must be a Uint8Array or Uint8ClampedArray, got Float32Array",
  ],
  [
    { width: 1, height: 1, data: [0, 0, 0] },
    TypeError,
    "Cannot use restored: data must be a Uint8Array or Uint8ClampedArray, got Array",
  ],
];

for (const [value, type, message] of REFUSED) {
  Deno.test(`checkImage() says: ${message}`, () => {
    const error = assertThrows(() => checkImage(value, "restored"), type);
    assertEquals(error.message, message);
  });
}

Deno.test("createImage() and checkImage() call an unnamed image an image", () => {
  const message = "Cannot use image: width must be a positive integer, got -1";
  assertThrows(() => createImage(-1, 1), RangeError, message);
  const image = { width: -1, height: 1, data: new Uint8Array(3) };
  assertThrows(() => checkImage(image), RangeError, message);
});
