import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { landmarkDistance, type Point } from "./landmark_distance.ts";

const coordinate = fc.double({ min: -512, max: 512, noNaN: true });
const point = fc.tuple(coordinate, coordinate);
const five = fc.array(point, { minLength: 5, maxLength: 5 });

Deno.test("landmarkDistance() is a mean of lengths, not of squares", () => {
  const reference: Point[] = [[1, 1], [9, 1], [5, 5], [2, 8], [8, 8]];
  const moves: Point[] = [[3, 4], [0, 0], [-5, 12], [0, -2], [8, -6]];
  const restored = reference.map(([x, y], i): Point => {
    const [dx, dy] = moves[i]!;
    return [x + dx, y + dy];
  });
  assertEquals(landmarkDistance({ restored, reference }), 30 / 5);
});

Deno.test("landmarkDistance() is 0 for equal points, symmetric, and blind to shifts", () => {
  fc.assert(fc.property(five, five, point, (restored, reference, [dx, dy]) => {
    assertEquals(landmarkDistance({ restored, reference: restored }), 0);
    const distance = landmarkDistance({ restored, reference });
    const swapped = { restored: reference, reference: restored };
    assertAlmostEquals(landmarkDistance(swapped), distance, 1e-9);
    const move = (points: Point[]) =>
      points.map(([x, y]): Point => [x + dx, y + dy]);
    const moved = { restored: move(restored), reference: move(reference) };
    assertAlmostEquals(landmarkDistance(moved), distance, 1e-9);
  }));
});

Deno.test("landmarkDistance() of all points moved alike is the move", () => {
  fc.assert(fc.property(five, point, (reference, [dx, dy]) => {
    const restored = reference.map(([x, y]): Point => [x + dx, y + dy]);
    const distance = landmarkDistance({ restored, reference });
    assertAlmostEquals(distance, Math.hypot(dx, dy), 1e-9);
  }));
});

Deno.test("landmarkDistance() says what is wrong with the points", () => {
  const messageOf = (restored: Point[], reference: Point[]) =>
    assertThrows(() => landmarkDistance({ restored, reference }), RangeError)
      .message;
  assertEquals(
    [
      messageOf([], []),
      messageOf([[1, 2]], [[1, 2], [3, 4]]),
      messageOf([[1, 2], [NaN, 4]], [[1, 2], [3, 4]]),
    ],
    [
      "Cannot compare landmarks: there must be at least 1 point, got 0",
      "Cannot compare landmarks: restored must have 2 points as reference, got 1",
      "Cannot compare landmarks: point 1 must be finite, got (NaN, 4) and (3, 4)",
    ],
  );
});
