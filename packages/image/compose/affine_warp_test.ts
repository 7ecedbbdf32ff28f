import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { noise } from "../resample/testing/noise.ts";
import type { Affine } from "./affine.ts";
import { affineWarp, type AffineWarpOptions } from "./affine_warp.ts";
import fixtures from "./testdata/warp_affine.json" with { type: "json" };

const GOOD: AffineWarpOptions = {
  inputToOutput: [1, 0, 0, 0, 1, 0],
  width: 4,
  height: 3,
  filter: "opencv-linear",
};

for (const filter of ["opencv-linear", "opencv-cubic"] as const) {
  Deno.test(`affineWarp() with ${filter} is within one level of OpenCV`, () => {
    const cases = fixtures.filter((fixture) => fixture.filter === filter);
    assertEquals(cases.length, 8);
    for (const { map, border, pixels } of cases) {
      const { data } = affineWarp(noise(24, 18), {
        inputToOutput: map as unknown as Affine,
        width: 20,
        height: 15,
        filter,
        border: border as AffineWarpOptions["border"],
      });
      const expected = Uint8Array.fromBase64(pixels);
      const off = expected.map((level, i) => Math.abs(level - data[i]!));
      assertEquals(off.length, data.length);
      assert(off.every((d) => d <= 1));
      assert(off.filter((d) => d === 1).length < 0.01 * off.length);
    }
  });

  Deno.test(`affineWarp() with ${filter} moves whole pixels as they are`, () => {
    const step = fc.integer({ min: -6, max: 6 });
    const image = noise(7, 5);
    fc.assert(fc.property(step, step, (right, down) => {
      const moved = affineWarp(image, {
        inputToOutput: [1, 0, right, 0, 1, down],
        width: 7,
        height: 5,
        filter,
        border: [1, 2, 3],
      });
      for (let y = 0; y < 5; y++) {
        for (let x = 0; x < 7; x++) {
          const [fromX, fromY] = [x - right, y - down];
          const isInside = fromX >= 0 && fromX < 7 && fromY >= 0 && fromY < 5;
          const from = 3 * (fromY * 7 + fromX);
          assertEquals(
            [...moved.data.subarray(3 * (y * 7 + x), 3 * (y * 7 + x) + 3)],
            isInside ? [...image.data.subarray(from, from + 3)] : [1, 2, 3],
          );
        }
      }
    }));
  });
}

Deno.test("affineWarp() is black beyond the picture if not told otherwise", () => {
  const inputToOutput: Affine = [1, 0, 100, 0, 1, 0];
  const { data } = affineWarp(noise(2, 2), { ...GOOD, inputToOutput });
  assert(data.every((level) => level === 0));
});

Deno.test("affineWarp() names what it cannot use", () => {
  const wrong: [Partial<Record<keyof AffineWarpOptions, unknown>>, string][] = [
    [
      { width: 0 },
      "Cannot warp image: width must be a positive integer, got 0",
    ],
    [
      { filter: "bilinear" },
      'Cannot warp image: filter must be "opencv-linear" or "opencv-cubic", got "bilinear"',
    ],
    [
      { border: "wrap" },
      'Cannot warp image: border must be "reflect" or a color, got "wrap"',
    ],
    [
      { border: [0, 0, 256] },
      "Cannot warp image: border must be three integers from 0 to 255, got [0,0,256]",
    ],
    [
      { inputToOutput: [1, 2, 0, 2, 4, 0] },
      "Cannot invert affine map: determinant must not be 0, got 0 for [1,2,0,2,4,0]",
    ],
    [
      { inputToOutput: [1, 0, 0, 0, NaN, 0] },
      "Cannot invert affine map: must be six finite numbers, got [1,0,0,0,NaN,0]",
    ],
  ];
  for (const [change, message] of wrong) {
    const options = { ...GOOD, ...change } as AffineWarpOptions;
    const error = assertThrows(
      () => affineWarp(noise(2, 2), options),
      RangeError,
    );
    assertEquals(error.message, message);
  }
});
