import { assertEquals } from "@std/assert";
import { readOrientation, turn, turnedSize } from "./orientation.ts";

/** EXIF data with one entry, in either byte order. */
function exif(order: "II" | "MM", tag: number, value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  const little = order === "II";
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 1, little);
  view.setUint16(10, tag, little);
  view.setUint16(12, 3, little);
  view.setUint32(14, 1, little);
  view.setUint16(18, value, little);
  return new Uint8Array(view.buffer);
}

Deno.test("readOrientation() reads both byte orders", () => {
  assertEquals(readOrientation(exif("II", 0x0112, 6)), 6);
  assertEquals(readOrientation(exif("MM", 0x0112, 8)), 8);
});

Deno.test("readOrientation() takes what makes no sense for upright", () => {
  assertEquals(readOrientation(exif("II", 0x0110, 6)), 1);
  for (const value of [0, 9, 65535]) {
    assertEquals(readOrientation(exif("MM", 0x0112, value)), 1);
  }
  const good = exif("II", 0x0112, 6);
  for (let end = 0; end < 20; end++) {
    assertEquals(readOrientation(good.subarray(0, end)), 1, `${end} bytes`);
  }
  good[0] = 0x58;
  assertEquals(readOrientation(good), 1);
});

/** Upright, `abc` over `def`, by what is stored. */
const STORED = {
  1: ["abc", "def"],
  2: ["cba", "fed"],
  3: ["fed", "cba"],
  4: ["def", "abc"],
  5: ["ad", "be", "cf"],
  6: ["cf", "be", "ad"],
  7: ["fc", "eb", "da"],
  8: ["da", "eb", "fc"],
} as const;

for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8] as const) {
  Deno.test(`turn() sets orientation ${orientation} upright`, () => {
    const rows = STORED[orientation];
    const size = { width: rows[0].length, height: rows.length };
    const pixels = new TextEncoder().encode(rows.join(""));
    const upright = turn(pixels, size, 1, orientation);
    assertEquals(new TextDecoder().decode(upright), "abcdef");
    assertEquals(turnedSize(size, orientation), { width: 3, height: 2 });
  });
}
