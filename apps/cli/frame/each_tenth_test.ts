import { assertEquals } from "@std/assert";
import { eachTenth } from "./each_tenth.ts";

Deno.test("each tenth is told once, and that nothing is done yet never", () => {
  const lines: string[] = [];
  const tell = eachTenth((line) => void lines.push(line));
  for (let done = 0; done <= 20; done++) tell("Work", done, 20);
  assertEquals(lines.length, 10);
  assertEquals([lines[0], lines[9]], ["Work: 10 %", "Work: 100 %"]);
  tell("More", 0, 20);
  tell("More", 3, 20);
  assertEquals(lines.slice(10), ["More: 10 %"]);
});
