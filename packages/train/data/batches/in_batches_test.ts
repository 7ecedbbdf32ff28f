import { assertEquals } from "@std/assert";
import { inBatches } from "./in_batches.ts";

Deno.test("inBatches() groups in order; the last group may be smaller", () => {
  assertEquals([...inBatches([1, 2, 3, 4, 5], 2)], [[1, 2], [3, 4], [5]]);
  assertEquals([...inBatches([1, 2, 3, 4], 2)], [[1, 2], [3, 4]]);
  assertEquals([...inBatches([], 2)], []);
});
