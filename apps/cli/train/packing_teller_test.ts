import { assertEquals } from "@std/assert";
import { packingTeller } from "./packing_teller.ts";

Deno.test("packing is told each tenth, and again for another folder", () => {
  const lines: string[] = [];
  const tell = packingTeller((line) => void lines.push(line));
  const path = "a.png";
  for (let done = 1; done <= 50; done++) tell({ path, done, total: 200 });
  assertEquals(lines, ["Packing faces: 10 %", "Packing faces: 20 %"]);
  for (let done = 1; done <= 30; done++) tell({ path, done, total: 200 });
  assertEquals(lines.slice(2), ["Packing faces: 10 %"]);
});
