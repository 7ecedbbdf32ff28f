import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { compareCodePoints } from "./code_point_order.ts";

Deno.test("compareCodePoints() orders as the UTF-8 bytes do", () => {
  // Whole Unicode, with what JavaScript's own order gets wrong made common.
  const character = fc.constantFrom("a", "\uff5e", "\u{1f600}", "\u{1f601}");
  const unit = fc.oneof(character, fc.string({ unit: "binary" }));
  const text = fc.array(unit).map((parts) => parts.join(""));
  fc.assert(fc.property(text, text, (a, b) => {
    assertEquals(Math.sign(compareCodePoints(a, b)), compareBytes(a, b));
  }));
});

function compareBytes(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => new TextEncoder().encode(text));
  const length = Math.max(x?.length ?? 0, y?.length ?? 0);
  for (let i = 0; i < length; i++) {
    const difference = (x?.[i] ?? -1) - (y?.[i] ?? -1);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}
