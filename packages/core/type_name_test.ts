import { assertEquals } from "@std/assert";
import { typeName } from "./type_name.ts";

Deno.test("typeName() names classes, primitives, and what has no class", () => {
  const values = [
    new Float32Array(1),
    [],
    {},
    Object.create(null),
    null,
    undefined,
    3,
    "x",
    () => 1,
  ];
  assertEquals(values.map(typeName), [
    "Float32Array",
    "Array",
    "Object",
    "object",
    "null",
    "undefined",
    "number",
    "string",
    "function",
  ]);
});
