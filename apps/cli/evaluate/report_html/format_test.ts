import { assertEquals } from "@std/assert";
import {
  formatCount,
  formatNumber,
  formatP,
  formatPlural,
  formatSigned,
  shorten,
} from "./format.ts";

Deno.test("formatNumber() keeps decimals, and has a minus as wide as a plus", () => {
  assertEquals(formatNumber(1.005, 1), "1.0");
  assertEquals(formatNumber(-2.25, 2), "−2.25");
  assertEquals(formatNumber(-0.001, 2), "0.00");
  assertEquals(formatNumber(Infinity, 2), "∞");
  assertEquals(formatNumber(-Infinity, 2), "−∞");
  assertEquals(formatNumber(NaN, 2), "–");
});

Deno.test("formatSigned() signs all but zero", () => {
  assertEquals(
    [0.5, -0.5, 0, 0.001, Infinity].map((value) => formatSigned(value, 2)),
    ["+0.50", "−0.50", "0.00", "0.00", "+∞"],
  );
});

Deno.test("counts and p are short", () => {
  assertEquals(formatCount(12345), "12,345");
  assertEquals(formatPlural(1, "pair"), "1 pair");
  assertEquals(formatPlural(1000, "person", "people"), "1,000 people");
  assertEquals([0, 0.0009, 0.001, 1].map(formatP), [
    "< 0.001",
    "< 0.001",
    "0.001",
    "1.000",
  ]);
});

Deno.test("shorten() keeps both ends, and whole letters", () => {
  assertEquals(shorten("gfpgan", 6), "gfpgan");
  assertEquals(shorten("gfpgan-v1.4", 7), "gfp…1.4");
  assertEquals(shorten("😀😀😀😀", 3), "😀…😀");
});
