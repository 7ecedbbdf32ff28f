import { assertEquals } from "@std/assert";
import { ConfigError } from "./config_error.ts";

Deno.test("one problem stands on the line, more stand below", () => {
  assertEquals(
    new ConfigError("a.json", ["x is wrong"]).message,
    "Cannot read a.json: x is wrong",
  );
  assertEquals(
    new ConfigError("a.json", ["x is wrong", "y is wrong"]).message,
    "Cannot read a.json:\n  x is wrong\n  y is wrong",
  );
});

Deno.test("a thousand problems do not flood the terminal", () => {
  const problems = Array.from({ length: 1000 }, (_, i) => `x.${i} is wrong`);
  const error = new ConfigError("config", problems);
  const lines = error.message.split("\n");
  assertEquals(lines.length, 22);
  assertEquals(lines[20], "  x.19 is wrong");
  assertEquals(lines[21], "  and 980 more");
  assertEquals(error.problems, problems);
});
