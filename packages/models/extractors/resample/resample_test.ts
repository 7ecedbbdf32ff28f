import { createImage, type Image } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { resample } from "./resample.ts";
import { INPUT_FILTERS } from "./taps.ts";

function gray(width: number, values: number[]): Image {
  const data = Uint8Array.from(
    values.flatMap((value) => [value, value, value]),
  );
  return createImage(width, values.length / width, data);
}

/** The first channel of a result. */
function reds(values: Float32Array): number[] {
  return [...values].filter((_, i) => i % 3 === 0);
}

Deno.test("resample() halves with pixel centers at halves: the mean of four", () => {
  const image = gray(4, [0, 4, 8, 8, 8, 4, 0, 8, 1, 1, 2, 2, 3, 3, 4, 4]);
  assertEquals(reds(resample(image, 2, "bilinear")), [4, 6, 2, 3]);
});

Deno.test("resample() halves with pixel centers at whole numbers: every second", () => {
  const image = gray(4, [10, 4, 8, 8, 8, 4, 0, 8, 1, 1, 2, 2, 3, 3, 4, 4]);
  assertEquals(reds(resample(image, 2, "bilinear-tf1")), [10, 8, 1, 2]);
});

Deno.test("resample() doubles: quarters at the edges, or the last pixel twice", () => {
  const image = gray(2, [0, 8, 0, 8]);
  assertEquals(reds(resample(image, 4, "bilinear")).slice(0, 4), [0, 2, 6, 8]);
  assertEquals(
    reds(resample(image, 4, "bilinear-tf1")).slice(0, 4),
    [0, 4, 8, 8],
  );
});

Deno.test("resample() stays within 0 to 255 where the cubic would leave it", () => {
  const values = resample(gray(2, [0, 255, 0, 255]), 16, "bicubic-antialiased");
  assertEquals([Math.min(...values), Math.max(...values)], [0, 255]);
});

Deno.test("resample() keeps a part of an image: the right half", () => {
  const image = gray(4, [1, 2, 3, 4, 5, 6, 7, 8]);
  const half = resample(image, 2, "bilinear", { x: [0.5, 1], y: [0, 1] });
  assertEquals(reds(half), [3, 4, 7, 8]);
});

Deno.test("resample() keeps one color one color, whatever the sizes", () => {
  fc.assert(fc.property(
    fc.constantFrom(...INPUT_FILTERS),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 40 }),
    (filter, width, height, size) => {
      const data = new Uint8Array(3 * width * height)
        .map((_, i) => [200, 100, 255][i % 3]!);
      const values = resample(createImage(width, height, data), size, filter);
      assertEquals(values.length, 3 * size * size);
      values.forEach((value, i) =>
        assert(Math.abs(value - [200, 100, 255][i % 3]!) < 1e-4)
      );
    },
  ));
});

Deno.test("resample() leaves an image of the right size as it is", () => {
  fc.assert(fc.property(
    fc.constantFrom(...INPUT_FILTERS),
    fc.uint8Array({ minLength: 75, maxLength: 75 }),
    (filter, data) => {
      const values = resample(createImage(5, 5, data), 5, filter);
      assertEquals([...values], [...data]);
    },
  ));
});
