import { createImage, type Image } from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { noise } from "../resample/testing/noise.ts";
import { montage, type MontageOptions } from "./montage.ts";

function cut(sheet: Image, x: number, y: number, like: Image): Uint8Array {
  const { width, height } = like;
  const part = new Uint8Array(like.data.length);
  for (let row = 0; row < height; row++) {
    const start = 3 * ((y + row) * sheet.width + x);
    part.set(sheet.data.subarray(start, start + 3 * width), 3 * width * row);
  }
  return part;
}

/** Whether all rows of a sheet from one to another are of one color. */
function isPlain(sheet: Image, from: number, to: number, color: number) {
  return sheet.data.subarray(3 * sheet.width * from, 3 * sheet.width * to)
    .every((level) => level === color);
}

Deno.test("montage() puts pictures where one reads them, with gaps between", () => {
  const [a, b, c] = [noise(5, 4), createImage(5, 4), noise(5, 4)];
  c.data.reverse();
  const sheet = montage([[a, b], [c]], { gap: 2, background: [9, 8, 7] });
  assertEquals([sheet.width, sheet.height], [2 + 7 * 2, 2 + 6 * 2]);
  assertEquals(cut(sheet, 2, 2, a), a.data);
  assertEquals(cut(sheet, 9, 2, b), b.data);
  assertEquals(cut(sheet, 2, 8, c), c.data);
  assertEquals(sheet.data.subarray(0, 3), Uint8Array.of(9, 8, 7));
  const empty = cut(sheet, 9, 8, b); // The second row is shorter.
  assert(empty.every((level, i) => level === 9 - i % 3));
  // So is the rest: what is not a picture.
  const rest = sheet.data.length - 3 * 20 * 3;
  const bytes = sheet.data.filter((level, i) => level === 9 - i % 3).length;
  assert(bytes >= rest);
});

Deno.test("montage() without options has gaps of 4 pixels, and is white", () => {
  const sheet = montage([[createImage(5, 3)]]);
  assertEquals([sheet.width, sheet.height], [13, 11]);
  assertEquals(sheet.data.filter((level) => level === 255).length, 3 * 128);
  const bare = montage([[createImage(5, 3)]], { gap: 0 });
  assertEquals(bare, createImage(5, 3));
});

Deno.test("montage() writes captions under rows, and those of columns last", () => {
  const face = createImage(64, 10, new Uint8Array(64 * 10 * 3).fill(50));
  const plain = montage([[face], [face]]);
  const sheet = montage([[face], [face]], {
    rowLabels: ["one", "two"],
    columnLabels: ["all"],
  });
  // A line takes one row of distance, and nine of text.
  assertEquals(sheet.height, plain.height + 3 * 10);
  assertEquals(cut(sheet, 4, 4 + 10 + 10 + 4, face), face.data);
  assert(isPlain(sheet, 14, 15, 255));
  for (const [top, text] of [[15, "one"], [39, "two"], [49, "all"]] as const) {
    assert(!isPlain(sheet, top, top + 7, 255), text);
    assert(isPlain(sheet, top + 7, top + 9, 255), text);
  }
});

Deno.test("montage() makes room for the caption with the most lines", () => {
  const face = createImage(29, 4); // As wide as five characters.
  const height = (columnLabels: string[]) =>
    montage([[face, face]], { columnLabels }).height;
  assertEquals(height(["a", "abcdefghijk"]), height(["a", "b"]) + 2 * 9);
});

Deno.test("montage() writes larger under larger pictures", () => {
  const grown = (width: number) => {
    const face = createImage(width, 4);
    return montage([[face]], { rowLabels: ["I"] }).height -
      montage([[face]]).height;
  };
  assertEquals([64, 256, 512].map(grown), [10, 20, 30]);
});

Deno.test("montage() writes in the color that it is told", () => {
  const face = createImage(10, 10, new Uint8Array(300).fill(255));
  const blue = montage([[face]], { rowLabels: ["I"], ink: [0, 0, 200] });
  const black = montage([[face]], { rowLabels: ["I"] });
  const inked = (sheet: Image, level: number) =>
    sheet.data.filter((value, i) => i % 3 === 2 && value === level).length;
  assertEquals([inked(blue, 200), inked(black, 0)], [11, 11]);
});

Deno.test("montage() names what it cannot use", () => {
  const face = noise(2, 2);
  const wrong: [Image[][], Record<string, unknown>, string][] = [
    [[], {}, "Cannot make montage: rows must hold an image, got none"],
    [[[]], {}, "Cannot make montage: rows must hold an image, got none"],
    [
      [[face], [face, noise(3, 2)]],
      {},
      "Cannot make montage: image 2 of row 2 must be 2×2, got 3×2",
    ],
    [
      [[face, face]],
      { columnLabels: ["a"] },
      "Cannot make montage: columnLabels must be 2, got 1",
    ],
    [
      [[face, face]],
      { rowLabels: ["a", "b"] },
      "Cannot make montage: rowLabels must be 1, got 2",
    ],
    [
      [[face]],
      { gap: -1 },
      "Cannot make montage: gap must be an integer of at least 0, got -1",
    ],
    [
      [[face]],
      { background: [0, 0, -1] },
      "Cannot make montage: background must be three integers from 0 to 255, got [0,0,-1]",
    ],
    [
      [[face]],
      { ink: "red" },
      'Cannot make montage: ink must be three integers from 0 to 255, got "red"',
    ],
  ];
  for (const [rows, options, message] of wrong) {
    const error = assertThrows(
      () => montage(rows, options as MontageOptions),
      RangeError,
    );
    assertEquals(error.message, message);
  }
});
