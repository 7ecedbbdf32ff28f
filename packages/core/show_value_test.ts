import { assertEquals } from "@std/assert";
import { showValue } from "./show_value.ts";

Deno.test("showValue() spells what JSON spells, and what it cannot", () => {
  assertEquals(showValue("a\nb"), '"a\\nb"');
  assertEquals(showValue([1, null]), "[1,null]");
  assertEquals(showValue(NaN), "NaN");
  assertEquals(showValue(-Infinity), "-Infinity");
  assertEquals(showValue(undefined), "undefined");
  assertEquals(showValue(7n), "7");
  assertEquals(showValue(() => 1), "a function");
  assertEquals(showValue(Symbol("s")), "Symbol(s)");
  assertEquals(showValue({ toJSON: () => undefined }), "an object");
});

Deno.test("showValue() never loops and never floods", () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  assertEquals(showValue(cycle), "an object");
  assertEquals(showValue({ n: 1n }), "an object");
  assertEquals(showValue("x".repeat(1e6)), `"${"x".repeat(59)}…`);
});
