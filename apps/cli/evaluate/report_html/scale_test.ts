import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { extentOf, roundOut, scale, ticksWithin } from "./scale.ts";

Deno.test("extentOf() passes over what is not finite", () => {
  assertEquals(extentOf([3, Infinity, -1, NaN]), [-1, 3]);
  assertEquals(extentOf([Infinity]), null);
  assertEquals(extentOf([]), null);
});

Deno.test("scale() maps ends to ends, and one number to the middle", () => {
  const x = scale([10, 20], [0, 33]);
  assertEquals([10, 15, 20].map(x), [0, 16.5, 33]);
  assertEquals(scale([10, 20], [100, 0])(12), 80); // Downward, as y does.
  assertEquals(scale([4, 4], [0, 90])(4), 45);
});

Deno.test("ticksWithin() gives round numbers", () => {
  assertEquals(ticksWithin([0, 1]), {
    values: [0, 0.2, 0.4, 0.6, 0.8, 1],
    digits: 1,
  });
  assertEquals(ticksWithin([21.3, 34.9]), {
    values: [25, 30],
    digits: 0,
  });
  assertEquals(ticksWithin([-0.02, 0.031], 4).values, [-0.02, 0, 0.02]);
  assertEquals(ticksWithin([3, 3]).values, [3]);
});

Deno.test("ticksWithin() stays within, and roundOut() never narrows", () => {
  const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  fc.assert(fc.property(number, number, (a, b) => {
    const low = Math.min(a, b), high = Math.max(a, b);
    fc.pre(high - low > 1e-6);
    const { values } = ticksWithin([low, high]);
    const room = (high - low) * 1e-6;
    assert(values.every((v) => v >= low - room && v <= high + room));
    assert(values.length <= 6);
    const [start, end] = roundOut([low, high]);
    assert(start <= low + room && end >= high - room);
  }));
});
