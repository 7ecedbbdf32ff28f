import { assertAlmostEquals, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import {
  clamp,
  cosine,
  coverage,
  hill,
  lineCoverage,
  mix,
  sine,
  step,
  turn,
  wave,
} from "./arithmetic.ts";

Deno.test("clamp(), mix(), step() and hill() meet their ends and middles", () => {
  assertEquals([-2, 0.25, 3].map(clamp), [0, 0.25, 1]);
  assertEquals([0, 0.5, 1].map((t) => mix(2, 6, t)), [2, 4, 6]);
  assertEquals([1, 2, 3, 4, 5].map((x) => step(2, 4, x)), [0, 0, 0.5, 1, 1]);
  assertEquals([0, 0.5, 1, 9].map(hill), [1, 0.25, 0, 0]);
});

Deno.test("step() runs backwards when its edges do", () => {
  assertEquals([1, 3, 5].map((x) => step(4, 2, x)), [1, 0.5, 0]);
});

Deno.test("coverage() is the part of a pixel that is inside", () => {
  assertEquals([-1, -0.25, 0, 0.25, 1].map((d) => coverage(d, 1)), [
    1,
    0.75,
    0.5,
    0.25,
    0,
  ]);
});

Deno.test("lineCoverage() of a line thinner than a pixel is its width", () => {
  assertAlmostEquals(lineCoverage(0, 0.3, 1), 0.3, 1e-12);
  assertEquals(lineCoverage(0, 4, 1), 1);
  assertEquals(lineCoverage(-2, 4, 1), 0.5);
  assertEquals(lineCoverage(3, 4, 1), 0);
});

Deno.test("sine() and cosine() are right within ±60°", () => {
  for (let degrees = -60; degrees <= 60; degrees += 0.5) {
    const angle = degrees * Math.PI / 180;
    assertAlmostEquals(sine(degrees), Math.sin(angle), 5e-8);
    assertAlmostEquals(cosine(degrees), Math.cos(angle), 5e-8);
  }
});

Deno.test("turn() tells down, right, up and left apart", () => {
  assertAlmostEquals(turn(0, 3), 0, 1e-8);
  assertAlmostEquals(turn(2, 0), 1, 1e-8);
  assertAlmostEquals(turn(0, -1), 2, 1e-8);
  assertAlmostEquals(turn(-5, 0), -1, 1e-8);
});

Deno.test("turn() depends on the direction alone", () => {
  const side = fc.integer({ min: -100, max: 100 });
  fc.assert(fc.property(side, side, (x, y) => {
    fc.pre(x !== 0 || y !== 0);
    assertAlmostEquals(turn(7 * x, 7 * y), turn(x, y), 1e-8);
  }));
});

Deno.test("turn() is an angle to 1 % of a quarter", () => {
  for (let degrees = -179; degrees < 180; degrees++) {
    const angle = degrees * Math.PI / 180;
    const turned = turn(Math.sin(angle), Math.cos(angle));
    assertAlmostEquals(turned, degrees / 90, 0.01);
  }
});

Deno.test("wave() repeats, and is near a sine", () => {
  for (let x = -2; x < 2; x += 1 / 64) {
    assertAlmostEquals(wave(x), Math.sin(2 * Math.PI * x), 0.06);
    assertEquals(wave(x), wave(x + 1));
  }
});
