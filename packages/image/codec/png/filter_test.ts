import { createImage } from "@revisage/core";
import { assertEquals } from "@std/assert";
import { filterRows } from "./filter.ts";
import { unfilter } from "./unfilter.ts";

const WIDTH = 8;
const SLOPE = Array.from({ length: 24 }, (_, i) => 9 * Math.floor(i / 3));
const ROUGH = SLOPE.map((value) => value * 37 % 256);
// Like the row above on the left, like the pixel before on the right.
const MIXED = ROUGH.map((value, i) => i < 12 ? value : ROUGH[9 + i % 3]!);

Deno.test("filterRows() takes Sub, Up or Paeth, whichever leaves least", () => {
  const rows = [SLOPE, SLOPE, ROUGH, ROUGH, [...MIXED], MIXED];
  rows[4] = ROUGH.map((value, i) => i < 12 ? value : 200);
  const image = createImage(WIDTH, rows.length, Uint8Array.from(rows.flat()));
  const filtered = filterRows(image);
  const numbers = rows.map((_, y) => filtered[y * 25]);
  assertEquals(numbers.slice(0, 2), [1, 2]);
  assertEquals(numbers[3], 2);
  assertEquals(numbers[5], 4);
});

Deno.test("filterRows() is undone by unfilter()", () => {
  const rows = [SLOPE, ROUGH, MIXED, SLOPE];
  const image = createImage(WIDTH, rows.length, Uint8Array.from(rows.flat()));
  const data = filterRows(image);
  unfilter(data, 0, { height: rows.length, rowBytes: 24 }, 3);
  rows.forEach((row, y) => {
    assertEquals([...data.subarray(y * 25 + 1, (y + 1) * 25)], row);
  });
});
