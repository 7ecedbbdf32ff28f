import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { findStructureFault } from "./json_structure.ts";

Deno.test("valid JSON without deep nesting has no fault", () => {
  fc.assert(fc.property(fc.json({ maxDepth: 3 }), (text) => {
    assertEquals(findStructureFault(text, 5), undefined);
  }));
});

Deno.test("brackets and quotes inside strings do not count", () => {
  const text = '{"[{\\"": "]}{[\\\\", "b" : {"[{\\"": []}}';
  assertEquals(findStructureFault(text, 3), undefined);
  assertEquals(
    findStructureFault(text, 2),
    "must nest at most 2 deep, got more at 34",
  );
});

Deno.test("a key counts once per object, however it is spelled", () => {
  const twice = (key: string) => `must give each key once, got ${key} twice`;
  assertEquals(findStructureFault('{"a":{"a":1},"b":["a","a"]}', 9), undefined);
  assertEquals(findStructureFault('{"a":1,"b":{},"a":2}', 9), twice('"a"'));
  assertEquals(findStructureFault('{"a":1,"\\u0061"\n:2}', 9), twice('"a"'));
  assertEquals(findStructureFault('[{"":{}, "":0}]', 9), twice('""'));
});

Deno.test("text that is no JSON ends without a loop", () => {
  for (const text of ["", '"', '"\\', "}}]]", '{"a', "{]{]{]", '"a":"b":']) {
    assertEquals(findStructureFault(text, 9), undefined);
  }
});
