import { assertEquals, assertStrictEquals } from "@std/assert";
import { Resizer } from "./resizer.ts";
import { ResizerCache } from "./resizer_cache.ts";

const side = { width: 4, height: 4 };
const make = () => new Resizer({ from: side, to: side, filter: "box" });
const bytes = make().byteLength;

Deno.test("a ResizerCache drops those that were not used for longest", () => {
  const cache = new ResizerCache(2 * bytes);
  const a = cache.get("a", make);
  const b = cache.get("b", make);
  assertStrictEquals(cache.get("a", make), a);
  cache.get("c", make);
  assertEquals(cache.size, 2);
  assertStrictEquals(cache.get("a", make), a);
  assertEquals(cache.get("b", make) === b, false);
});

Deno.test("a ResizerCache keeps none that is larger than it may be", () => {
  const cache = new ResizerCache(bytes - 1);
  cache.get("a", make);
  assertEquals(cache.size, 0);
});
