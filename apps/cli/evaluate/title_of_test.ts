import { assertEquals } from "@std/assert";
import { titleOf } from "./title_of.ts";

Deno.test("titleOf() says the unit, if there is one, and what is better", () => {
  assertEquals(
    titleOf({ title: "PSNR", unit: "dB", better: "higher" }),
    "PSNR (dB) ↑",
  );
  assertEquals(
    titleOf({ title: "LPIPS", unit: "", better: "lower" }),
    "LPIPS ↓",
  );
  assertEquals(
    titleOf({ title: "Edges", unit: "", better: "one" }),
    "Edges → 1",
  );
});
