import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { spreadLabels } from "./spread_labels.ts";

Deno.test("spreadLabels() leaves labels that do not touch", () => {
  assertEquals(spreadLabels([50, 10, 30], 12, [0, 100]), [50, 10, 30]);
});

Deno.test("spreadLabels() centers those that do about what they wanted", () => {
  assertEquals(spreadLabels([50, 50], 10, [0, 100]), [45, 55]);
  assertEquals(spreadLabels([52, 50, 51], 10, [0, 100]), [61, 41, 51]);
});

Deno.test("spreadLabels() stays within bounds", () => {
  assertEquals(spreadLabels([99, 100], 10, [0, 100]), [90, 100]);
  assertEquals(spreadLabels([0, 1, 2], 10, [0, 100]), [0, 10, 20]);
});

Deno.test("spreadLabels() keeps order and distance", () => {
  const places = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 });
  fc.assert(fc.property(places, (wanted) => {
    const found = spreadLabels(wanted, 12, [0, 200]);
    const sorted = [...found].sort((a, b) => a - b);
    sorted.slice(1).forEach((place, i) =>
      assert(place - sorted[i]! >= 12 - 1e-9)
    );
    assert(sorted.every((place) => place >= -1e-9 && place <= 200 + 1e-9));
    wanted.forEach((a, i) =>
      wanted.forEach((b, j) => assert(a >= b || found[i]! < found[j]!))
    );
  }));
});
