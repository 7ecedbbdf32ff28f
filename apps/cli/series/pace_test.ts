import { assertAlmostEquals, assertEquals } from "@std/assert";
import { paceOf } from "./pace.ts";

const at = (step: number, time: number) => ({ step, time, values: {} });

Deno.test("a run's pace is the median of its steps", () => {
  const pace = paceOf([at(0, 100), at(10, 105), at(20, 110), at(30, 125)])!;
  assertEquals(pace.secondsPerStep, 0.5);
  assertAlmostEquals(pace.hours, 25 / 3600); // With what was slow at the end.
});

Deno.test("a night between two steps is none of a run's hours", () => {
  const pace = paceOf([at(0, 0), at(10, 5), at(20, 40_000), at(30, 40_005)])!;
  assertEquals(pace.secondsPerStep, 0.5);
  assertAlmostEquals(pace.hours, 15 / 3600);
});

Deno.test("a run of no steps has no pace", () => {
  assertEquals(paceOf([]), null);
  assertEquals(paceOf([at(0, 3)]), null);
});
