import { createImage } from "@revisage/core";
import {
  assert,
  assertEquals,
  assertStrictEquals,
  assertThrows,
} from "@std/assert";
import { METHODS, type ResizeFilter } from "./filter.ts";
import { resize } from "./resize.ts";
import { Resizer } from "./resizer.ts";
import { noise } from "./testing/noise.ts";

const TO = { width: 5, height: 7 };

Deno.test("a Resizer gives what resize() gives, however often it is used", () => {
  const [first, second] = [noise(30, 40), createImage(30, 40)];
  for (const filter of Object.keys(METHODS) as ResizeFilter[]) {
    const from = { width: 30, height: 40 };
    const resizer = new Resizer({ from, to: TO, filter });
    const expected = resize(first, { ...TO, filter });
    assertEquals(resizer.apply(first), expected);
    assert(resizer.apply(second).data.every((level) => level === 0));
    assertEquals(resizer.apply(first), expected);
  }
});

Deno.test("a Resizer writes into the picture it is given", () => {
  const image = noise(8, 8);
  for (const to of [TO, { width: 8, height: 8 }]) {
    const filter = "bicubic";
    const resizer = new Resizer({ from: image, to, filter });
    // A part of a larger buffer, clamped or not, is as good as a whole one.
    const batch = new Uint8Array(2 * 3 * to.width * to.height);
    const half = batch.subarray(batch.length / 2);
    const into = createImage(to.width, to.height, half);
    assertStrictEquals(resizer.apply(image, into), into);
    assertEquals(into, resize(image, { ...to, filter }));
    assert(batch.subarray(0, half.length).every((level) => level === 0));
    const clamped = new Uint8ClampedArray(half.length);
    resizer.apply(image, createImage(to.width, to.height, clamped));
    assertEquals(clamped, new Uint8ClampedArray(half));
  }
});

Deno.test("a Resizer takes a picture that is a part of a larger buffer", () => {
  const image = noise(8, 8);
  const batch = new Uint8Array(3 * image.data.length);
  batch.set(image.data, image.data.length);
  const part = batch.subarray(image.data.length, 2 * image.data.length);
  const resizer = new Resizer({ from: image, to: TO, filter: "lanczos" });
  assertEquals(
    resizer.apply(createImage(8, 8, part)),
    resizer.apply(image),
  );
});

Deno.test("a Resizer keeps the rows that it needs, not the picture", () => {
  const from = { width: 512, height: 512 };
  const to = { width: 128, height: 128 };
  const { byteLength } = new Resizer({ from, to, filter: "lanczos" });
  // 24 rows of sums, one more to add them to, and twice the taps: 25 weights
  // of room for each output, its start and its count.
  assertEquals(byteLength, 4 * (25 * 128 * 3 + 2 * 128 * 27));
});

Deno.test("a Resizer names what it cannot use", () => {
  const side = { width: 2, height: 2 };
  const options = { from: side, to: side, filter: "box" } as const;
  const resizer = new Resizer(options);
  const image = noise(2, 2);
  const wrong: [() => unknown, typeof RangeError | typeof TypeError, string][] =
    [
      [
        () => new Resizer({ ...options, from: { width: 2, height: -1 } }),
        RangeError,
        "Cannot resize image: from.height must be a positive integer, got -1",
      ],
      [
        () => new Resizer({ ...options, to: { width: NaN, height: 1 } }),
        RangeError,
        "Cannot resize image: to.width must be a positive integer, got NaN",
      ],
      [
        () => resizer.apply(noise(3, 2)),
        RangeError,
        "Cannot use image: must be 2×2, got 3×2",
      ],
      [
        () => resizer.apply(image, noise(1, 2)),
        RangeError,
        "Cannot use into: must be 2×2, got 1×2",
      ],
      [
        () => resizer.apply(image, image),
        TypeError,
        "Cannot resize image: into must have bytes of its own, got those of image",
      ],
      [
        () => resizer.apply(image, { ...side, data: new Uint8Array(1) }),
        RangeError,
        "Cannot use into: data must hold 12 bytes (2×2 RGB), got 1",
      ],
    ];
  for (const [call, type, message] of wrong) {
    assertEquals(assertThrows(call, type).message, message);
  }
});

Deno.test("a Resizer refuses to write over any byte of what it reads", () => {
  const size = { width: 2, height: 2 };
  const resizer = new Resizer({ from: size, to: size, filter: "box" });
  const buffer = new ArrayBuffer(36);
  const image = createImage(2, 2, new Uint8Array(buffer, 12, 12));
  const into = (start: number) =>
    createImage(2, 2, new Uint8ClampedArray(buffer, start, 12));
  for (const start of [1, 12, 23]) {
    const error = assertThrows(
      () => resizer.apply(image, into(start)),
      TypeError,
    );
    assertEquals(
      error.message,
      "Cannot resize image: into must have bytes of its own, got those of image",
    );
  }
  for (const start of [0, 24]) resizer.apply(image, into(start));
});
