import { assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { checkJson } from "./check_json.ts";

Deno.test("checkJson() takes whatever JSON holds", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => checkJson(value, "state")));
});

Deno.test("checkJson() names what JSON would lose", () => {
  const cases: [unknown, string][] = [
    [NaN, "state: it must be plain JSON, got NaN"],
    [{ a: [0, Infinity] }, "state.a.1: it must be plain JSON, got Infinity"],
    [{ a: undefined }, "state.a: it must be plain JSON, got undefined"],
    [{ a: 1n }, "state.a: it must be plain JSON, got bigint"],
    [
      { rng: { key: new Uint32Array([1]) } },
      "state.rng.key: it must be plain JSON, got Uint32Array",
    ],
    [[new Map()], "state.0: it must be plain JSON, got Map"],
  ];
  for (const [value, message] of cases) {
    const error = assertThrows(() => checkJson(value, "state"), TypeError);
    assertEquals(error.message, `Cannot save ${message}`);
  }
});
