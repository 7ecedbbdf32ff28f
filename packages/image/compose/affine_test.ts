import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { type Affine, invertAffine } from "./affine.ts";

function apply([a, b, c, d, e, f]: Affine, x: number, y: number) {
  return [a * x + b * y + c, d * x + e * y + f] as const;
}

Deno.test("invertAffine() leads back to where a point was", () => {
  const entry = fc.double({ min: -5, max: 5, noNaN: true });
  const six = fc.tuple(entry, entry, entry, entry, entry, entry)
    .filter(([a, b, , d, e]) => Math.abs(a * e - b * d) > 0.1);
  fc.assert(fc.property(six, entry, entry, (affine, x, y) => {
    const [u, v] = apply(invertAffine(affine), ...apply(affine, x, y));
    assert(Math.hypot(u - x, v - y) < 1e-10);
  }));
});

Deno.test("invertAffine() names what has no inverse", () => {
  const wrong: [unknown, string][] = [
    [
      [0, 0, 1, 0, 0, 1],
      "Cannot invert affine map: determinant must not be 0, got 0 for [0,0,1,0,0,1]",
    ],
    [
      [1, 0, 0],
      "Cannot invert affine map: must be six finite numbers, got [1,0,0]",
    ],
    [
      undefined,
      "Cannot invert affine map: must be six finite numbers, got undefined",
    ],
  ];
  for (const [affine, message] of wrong) {
    const error = assertThrows(
      () => invertAffine(affine as Affine),
      RangeError,
    );
    assertEquals(error.message, message);
  }
});
