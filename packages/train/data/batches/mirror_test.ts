import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { mirror } from "./mirror.ts";

Deno.test("mirror() turns rows around, pixel by pixel", () => {
  const pixels = Uint8Array.of(
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    9,
    8,
    7,
    6,
    5,
    4,
    3,
    2,
    1,
  );
  mirror(pixels, 3);
  assertEquals(
    [...pixels],
    [7, 8, 9, 4, 5, 6, 1, 2, 3, 3, 2, 1, 6, 5, 4, 9, 8, 7],
  );
});

Deno.test("mirror() twice changes nothing", () => {
  const sides = fc.tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 1, max: 4 }),
  );
  fc.assert(fc.property(sides, ([width, height]) => {
    const pixels = Uint8Array.from({ length: 3 * width * height }, (_, i) => i);
    const before = pixels.slice();
    mirror(pixels, width);
    mirror(pixels, width);
    assertEquals(pixels, before);
  }));
});
