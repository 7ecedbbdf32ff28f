import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { naturalOrder } from "./natural_order.ts";

Deno.test("naturalOrder() counts instead of spelling numbers", () => {
  const names = ["10.png", "9.png", "b2", "b10", "a", "1"];
  assertEquals(
    names.toSorted(naturalOrder),
    ["1", "9.png", "10.png", "a", "b2", "b10"],
  );
});

Deno.test("naturalOrder() tells apart all that differs, either way round", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const order = Math.sign(naturalOrder(a, b));
      assertEquals(order, 0 - Math.sign(naturalOrder(b, a)));
      assertEquals(order === 0, a === b);
    }),
    { seed: 4 },
  );
  assertEquals(naturalOrder("01", "1"), -1); // Equal as numbers.
});
