import { assert, assertEquals } from "@std/assert";
import { glyph, GLYPH_HEIGHT, GLYPH_WIDTH } from "./font.ts";

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const ALL = [...ASCII, ..."×÷°±σδ…→–"];

Deno.test("every character has a picture of its own, all of one size", () => {
  const seen = new Map<string, string>();
  for (const character of ALL) {
    const rows = glyph(character);
    assertEquals(rows.length, GLYPH_HEIGHT);
    assert(rows.every((row) => /^[#.]+$/.test(row)));
    assert(rows.every((row) => row.length === GLYPH_WIDTH), character);
    seen.set(rows.join(), character);
  }
  assertEquals(seen.size, ALL.length);
});

Deno.test("a character that the font lacks is an empty frame", () => {
  const rows = glyph("ü");
  assertEquals(rows, glyph("雪"));
  assertEquals(rows.slice(0, 2), ["#####", "#...#"]);
  assert(ALL.every((character) => glyph(character).join() !== rows.join()));
});

Deno.test("an L looks like an L", () => {
  const stem = Array<string>(6).fill("#....");
  assertEquals(glyph("L"), [...stem, "#####", "....."]);
});
