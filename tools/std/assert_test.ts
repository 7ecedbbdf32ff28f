import * as assertions from "./assert.ts";
import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
  assertThrows,
} from "@std/assert";

Deno.test("assert.d.ts declares exactly what the library exports", async () => {
  const declarations = await Deno.readTextFile(
    new URL("assert.d.ts", import.meta.url),
  );
  const declared = declarations.matchAll(/^export (?:function|class) (\w+)/gm);
  assertEquals(
    [...new Set([...declared].map(([, name]) => name!))].sort(),
    Object.keys(assertions).sort(),
  );
});

Deno.test("assertions narrow types", async () => {
  const value: unknown = new RangeError("too far");
  assertInstanceOf(value, RangeError);
  assertEquals(value.message, "too far");

  const thrown = assertThrows(() => {
    throw value;
  }, RangeError);
  const rejected: RangeError = await assertRejects(
    () => Promise.reject(value),
    RangeError,
    "too far",
  );
  assert(thrown === rejected);
});
