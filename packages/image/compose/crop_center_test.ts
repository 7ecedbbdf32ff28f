import { createImage } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { noise } from "../resample/testing/noise.ts";
import { cropCenter } from "./crop_center.ts";

/** A gray picture of one row that counts from 0. */
const counting = (width: number) =>
  createImage(
    width,
    1,
    Uint8Array.from({ length: 3 * width }, (_, i) => i / 3),
  );

Deno.test("cropCenter() loses the odd pixel on the right and at the bottom", () => {
  const part = cropCenter(counting(6), { width: 3, height: 1 });
  assertEquals(part.data, Uint8Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3));
  const column = { ...counting(4), width: 1, height: 4 };
  const rows = cropCenter(column, { width: 1, height: 1 });
  assertEquals(rows.data, Uint8Array.of(1, 1, 1));
});

Deno.test("cropCenter() cuts both ways at once", () => {
  const image = noise(5, 4);
  const part = cropCenter(image, { width: 3, height: 2 });
  assertEquals(part.data.subarray(0, 9), image.data.subarray(18, 27));
  assertEquals(part.data.subarray(9), image.data.subarray(33, 42));
});

Deno.test("cropCenter() to the same size gives an equal picture of its own", () => {
  const image = noise(4, 3);
  const same = cropCenter(image, image);
  assertEquals(same, image);
  assertEquals(same.data === image.data, false);
});

Deno.test("cropCenter() names a side that it cannot use", () => {
  const wrong: [number, number, string][] = [
    [5, 3, "Cannot crop image: width must be at most 4, got 5"],
    [4, 4, "Cannot crop image: height must be at most 3, got 4"],
    [0, 3, "Cannot crop image: width must be a positive integer, got 0"],
  ];
  for (const [width, height, message] of wrong) {
    const error = assertThrows(
      () => cropCenter(noise(4, 3), { width, height }),
      RangeError,
    );
    assertEquals(error.message, message);
  }
});
