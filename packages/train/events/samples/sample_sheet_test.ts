import { createImage, type Image } from "@revisage/core";
import { montage } from "@revisage/image";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { type SampleFace, sampleSheet } from "./sample_sheet.ts";

const gray = (level: number, size = 128): Image =>
  createImage(size, size, new Uint8Array(3 * size ** 2).fill(level));

const face = (level: number): SampleFace => ({
  degraded: gray(level),
  restored: [gray(level + 1), gray(level + 2)],
  reference: gray(level + 3),
});

/** The level in the middle of a picture of the sheet. */
function level({ data, width }: Image, column: number, top: number): number {
  return data[3 * ((top + 64) * width + 4 + 132 * column + 64)]!;
}

Deno.test("sampleSheet() shows degraded, each seed, reference, face by face", () => {
  const sheet = sampleSheet([face(10), face(20)], { seeds: [5, 6] });
  const columns = [0, 1, 2, 3];
  assertEquals(sheet.width, 4 + 4 * 132);
  assertEquals(columns.map((x) => level(sheet, x, 4)), [10, 11, 12, 13]);
  assertEquals(columns.map((x) => level(sheet, x, 136)), [20, 21, 22, 23]);
});

Deno.test("sampleSheet() names columns, seeds and faces", () => {
  const { degraded, restored, reference } = face(10);
  const rows = [[degraded, ...restored, reference]];
  const columnLabels = [
    "degraded",
    "restored, seed 5",
    "restored, seed 6",
    "reference",
  ];
  const options = { seeds: [5, 6] };
  assertEquals(
    sampleSheet([face(10)], options),
    montage(rows, { columnLabels }),
  );
  assertEquals(
    sampleSheet([face(10)], { ...options, labels: ["anna.png"] }),
    montage(rows, { columnLabels, rowLabels: ["anna.png"] }),
  );
});

Deno.test("sampleSheet() changes no picture that it is given", () => {
  const given = face(10);
  sampleSheet([given], { seeds: [5, 6] });
  assert(given.degraded.data.every((level) => level === 10));
});

Deno.test("sampleSheet() of a restorer without noise has one seed or none", () => {
  const { degraded, reference } = face(10);
  const sheet = sampleSheet([{ degraded, restored: [], reference }], {
    seeds: [],
  });
  assertEquals([level(sheet, 0, 4), level(sheet, 1, 4)], [10, 13]);
});

Deno.test("sampleSheet() names what it cannot use", () => {
  const wrong: [SampleFace[], number[], string[] | undefined, string][] = [
    [
      [face(1), face(2)],
      [5],
      undefined,
      "Cannot draw sample sheet: restored pictures of face 1 must be 1, one for each seed, got 2",
    ],
    [
      [],
      [5],
      undefined,
      "Cannot make montage: rows must hold an image, got none",
    ],
    [
      [face(1)],
      [5, 6],
      ["a", "b"],
      "Cannot make montage: rowLabels must be 1, got 2",
    ],
  ];
  for (const [faces, seeds, labels, message] of wrong) {
    const options = labels ? { seeds, labels } : { seeds };
    const error = assertThrows(() => sampleSheet(faces, options), RangeError);
    assertEquals(error.message, message);
  }
});

Deno.test("sampleSheet() enlarges small faces, pixel by pixel", () => {
  const small = gray(10, 64), other = gray(20, 64);
  small.data[0] = 200;
  const face = { degraded: small, restored: [other], reference: other };
  const sheet = sampleSheet([face], { seeds: [null] });
  assertEquals(sheet.width, 4 + 3 * 132);
  const red = (x: number, y: number) => sheet.data[3 * (y * sheet.width + x)];
  assertEquals([red(4, 4), red(5, 5), red(6, 5), red(5, 6)], [
    200,
    200,
    10,
    10,
  ]);
});
