import { createImage } from "@revisage/core";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { drawLettering, letter, letteringHeight } from "./lettering.ts";

Deno.test("letter() breaks lines between words, and within long ones", () => {
  // Five characters take 5 · 6 − 1 pixels.
  const lines = (text: string, width = 29) => letter(text, width, 1).lines;
  assertEquals(lines("a bc de fghij"), ["a bc", "de", "fghij"]);
  assertEquals(lines("abcdefg h"), ["abcde", "fg h"]);
  assertEquals(lines("ab cdefghijklm"), ["ab", "cdefg", "hijkl", "m"]);
  assertEquals(lines(" a \n b "), ["a b"]);
  assertEquals(lines("abcde", 28), ["abcd", "e"]);
  assertEquals(lines("ab", 0), ["a", "b"]);
  assertEquals(lines(""), []);
  assertEquals(letter("abcd", 29, 2).lines, ["ab", "cd"]);
});

Deno.test("letter() loses no character, and no line is too long", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "😀") });
  const width = fc.integer({ min: 5, max: 60 });
  fc.assert(fc.property(text, width, (text, width) => {
    const { lines } = letter(text, width, 1);
    const letters = (s: string) => s.replaceAll(" ", "");
    assertEquals(letters(lines.join("")), letters(text));
    const longest = Math.max(0, ...lines.map((line) => [...line].length));
    assertEquals(longest * 6 - 1 <= width, true);
  }));
});

/** The canvas, `#` where there is ink. */
function draw(text: string, width: number, height: number, size: number) {
  const canvas = createImage(width, height);
  const lettering = letter(text, width, size);
  drawLettering(canvas, lettering, { left: 0, top: 0, width }, [0, 7, 0]);
  return Array.from(
    { length: height },
    (_, y) =>
      Array.from(
        { length: width },
        (_, x) => canvas.data[3 * (y * width + x) + 1] === 7 ? "#" : ".",
      ).join(""),
  );
}

Deno.test("drawLettering() puts a line in the middle", () => {
  assertEquals(draw("T", 9, 3, 1), ["..#####..", "....#....", "....#...."]);
  assertEquals(draw("-.", 11, 8, 1).slice(3, 7), [
    ".###.......",
    "...........",
    ".......##..",
    ".......##..",
  ]);
});

Deno.test("drawLettering() makes dots as large as it is told", () => {
  assertEquals(draw("–", 10, 10, 2).slice(5), [
    "..........",
    "##########",
    "##########",
    "..........",
    "..........",
  ]);
  assertEquals(letteringHeight(letter("a b", 10, 2)), 36);
});

Deno.test("drawLettering() cuts off what is wider than the canvas", () => {
  assertEquals(draw("T", 3, 2, 1), ["###", "..#"]);
});
