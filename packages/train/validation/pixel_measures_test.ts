import { createImage } from "@revisage/core";
import { assertEquals } from "@std/assert";
import { EDGES, PSNR } from "./pixel_measures.ts";

const flat = createImage(2, 2);
/** Edges of `level`. */
const step = (level: number) =>
  createImage(
    2,
    2,
    Uint8Array.from({ length: 12 }, (_, i) => i < 6 ? 0 : level),
  );

Deno.test("EDGES are those of a picture over those of its reference", () => {
  const pairs = { restored: [step(20), flat], reference: [step(40), step(5)] };
  assertEquals(EDGES.measure(pairs), [0.5, 0]);
});

Deno.test("EDGES of two flat pictures are as they should be", () => {
  const pairs = { restored: [flat, step(1)], reference: [flat, flat] };
  assertEquals(EDGES.measure(pairs), [1, Infinity]);
});

Deno.test("PSNR is that of each pair", () => {
  const pairs = { restored: [flat, step(255)], reference: [flat, step(0)] };
  assertEquals(PSNR.measure(pairs), [Infinity, 10 * Math.log10(2)]);
});
