import { assertEquals } from "@std/assert";
import { markdownTable } from "./markdown_table.ts";

Deno.test("texts stand to the left, numbers to the right", () => {
  const table = markdownTable([
    ["model", "PSNR ↑", "says"],
    ["a|b", "9.5", "yes"],
    ["c", "10.25 [9, 11]", "not yet"],
  ]);
  assertEquals(table.split("\n"), [
    "| model |        PSNR ↑ | says    |",
    "| ----- | ------------: | ------- |",
    "| a\\|b  |           9.5 | yes     |",
    "| c     | 10.25 [9, 11] | not yet |",
  ]);
});
