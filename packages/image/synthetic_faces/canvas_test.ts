import { assertEquals } from "@std/assert";
import { around, Canvas, EVERYWHERE } from "./canvas.ts";

Deno.test("a canvas is black until painted", () => {
  assertEquals(new Canvas(2).toImage().data, new Uint8Array(12));
});

Deno.test("paint() visits the pixels of its box, at their middles", () => {
  const seen: number[][] = [];
  new Canvas(4).paint(
    { left: 0.5, top: 0.25, right: 1.5, bottom: 0.5 },
    (_dab, index, x, y) => seen.push([index, x, y]),
  );
  assertEquals(seen, [[6, 0.625, 0.375], [7, 0.875, 0.375]]);
});

Deno.test("paint() lets through what a dab does not cover", () => {
  const canvas = new Canvas(1);
  for (const [light, a] of [[1, 1], [0, 0.75]] as const) {
    canvas.paint(EVERYWHERE, (dab) => {
      dab.r = dab.g = dab.b = light;
      dab.a = a;
    });
  }
  // A quarter of the light is half of the byte.
  assertEquals(canvas.toImage().data, Uint8Array.of(128, 128, 128));
});

Deno.test("a dab that covers nothing leaves the pixel alone", () => {
  const canvas = new Canvas(2);
  canvas.paint(EVERYWHERE, (dab, index) => {
    dab.r = 1;
    if (index === 3) dab.a = 1;
  });
  const { data } = canvas.toImage();
  assertEquals([...data], [0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0]);
});

Deno.test("around() leaves room for a head that turns", () => {
  const { left, top, right, bottom } = around(-0.2, 0.4, 0.2, 0.5);
  const rounded = [left, top, right, bottom].map((x) => x.toFixed(6));
  assertEquals(rounded, ["0.200000", "0.300000", "0.800000", "0.600000"]);
});
