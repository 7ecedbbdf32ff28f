import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { compareCodePoints } from "./code_point_order.ts";
import { anyText } from "./testing/any_text.ts";

Deno.test("compareCodePoints() orders as the UTF-8 bytes do", () => {
  fc.assert(fc.property(anyText, anyText, (a, b) => {
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
