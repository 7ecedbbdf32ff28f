import { createImage } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { noise } from "../resample/testing/noise.ts";
import { cropCenter } from "./crop_center.ts";
import { pad, type PadOptions } from "./pad.ts";

/** The red channel, row by row. */
function reds({ width, data }: { width: number; data: ArrayLike<number> }) {
  const all = Array.from({ length: data.length / 3 }, (_, i) => data[3 * i]!);
  return Array.from(
    { length: all.length / width },
    (_, y) => all.slice(y * width, (y + 1) * width),
  );
}

const SQUARE = createImage(
  2,
  2,
  Uint8Array.of(1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0),
);

Deno.test("pad() adds as many pixels on each side as it is told", () => {
  const border = [9, 8, 7] as const;
  const padded = pad(SQUARE, { left: 1, right: 2, top: 0, bottom: 1, border });
  const rows = reds(padded).map((row) => row.join(""));
  assertEquals(rows, ["91299", "93499", "99999"]);
  assertEquals(padded.data.subarray(0, 3), Uint8Array.of(9, 8, 7));
  assertEquals(reds(pad(SQUARE, { top: 1 })), [[0, 0], [1, 2], [3, 4]]);
  assertEquals(pad(SQUARE, {}), SQUARE);
});

Deno.test("pad() mirrors without repeating the edge, as often as there is room", () => {
  const row = createImage(3, 1, Uint8Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3));
  const padded = pad(row, { left: 6, right: 3, top: 1, border: "reflect" });
  assertEquals(reds(padded)[1]!.join(""), "321232" + "123" + "212");
  assertEquals(reds(padded)[0], reds(padded)[1]);
});

Deno.test("cropCenter() undoes pad(), whatever the border", () => {
  const margin = fc.integer({ min: 0, max: 9 });
  const border = fc.constantFrom<PadOptions["border"][]>("reflect", [1, 2, 3]);
  const side = fc.integer({ min: 1, max: 6 });
  fc.assert(fc.property(side, side, margin, margin, border, (w, h, x, y, b) => {
    const image = noise(w, h);
    const options = { left: x, right: x, top: y, bottom: y, border: b };
    assertEquals(cropCenter(pad(image, options), image), image);
  }));
});

Deno.test("pad() names what it cannot use", () => {
  const wrong: [Partial<Record<keyof PadOptions, unknown>>, string][] = [
    [
      { left: -1 },
      "Cannot pad image: left must be an integer of at least 0, got -1",
    ],
    [
      { bottom: 0.5 },
      "Cannot pad image: bottom must be an integer of at least 0, got 0.5",
    ],
    [
      { border: "edge" },
      'Cannot pad image: border must be "reflect" or a color, got "edge"',
    ],
    [
      { border: [1, 2] },
      "Cannot pad image: border must be three integers from 0 to 255, got [1,2]",
    ],
  ];
  for (const [options, message] of wrong) {
    const error = assertThrows(
      () => pad(SQUARE, options as PadOptions),
      RangeError,
    );
    assertEquals(error.message, message);
  }
});
