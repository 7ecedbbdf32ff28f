import { assertEquals } from "@std/assert";
import { blend, scale, toByte, toLinear } from "./color.ts";

Deno.test("a byte survives being light", () => {
  for (let value = 0; value < 256; value++) {
    const [red, green, blue] = toLinear([value, 255 - value, 0]);
    assertEquals([red, green, blue].map(toByte), [value, 255 - value, 0]);
  }
});

Deno.test("toByte() clips what no screen can show", () => {
  assertEquals([-0.5, 7].map(toByte), [0, 255]);
});

Deno.test("blend() and scale() work on each part", () => {
  assertEquals(blend([0, 2, 4], [4, 2, 0], 0.25), [1, 2, 3]);
  assertEquals(scale([1, 2, 3], 0.5), [0.5, 1, 1.5]);
});
