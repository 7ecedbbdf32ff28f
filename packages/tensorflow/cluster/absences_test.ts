import { assertEquals } from "@std/assert";
import { Absences } from "./absences.ts";
import { DEADLINE_EXCEEDED, UNAVAILABLE } from "./peers.ts";

/** What is said of one worker, asked every five seconds. */
function ask(codes: readonly number[], absences = new Absences()): boolean[] {
  return codes.map((code, i) => absences.note("1", code, 5000 * i));
}

Deno.test("a worker whose port is closed is gone at the second question", () => {
  assertEquals(ask([0, UNAVAILABLE, UNAVAILABLE]), [false, false, true]);
  const answers = [UNAVAILABLE, 0, UNAVAILABLE];
  assertEquals(ask(answers), [false, false, false]);
});

Deno.test("a worker that does not answer is gone after half a minute", () => {
  const silent = new Array<number>(8).fill(DEADLINE_EXCEEDED);
  assertEquals(ask(silent).indexOf(true), 7); // At 35 s.
  assertEquals(ask(silent.with(3, 0)).includes(true), false);
});

Deno.test("each worker is noted by itself, and forgotten with the call", () => {
  const absences = new Absences();
  assertEquals(absences.note("1", UNAVAILABLE, 0), false);
  assertEquals(absences.note("2", UNAVAILABLE, 0), false);
  absences.forget();
  assertEquals(absences.note("1", UNAVAILABLE, 1), false);
  assertEquals(absences.note("1", UNAVAILABLE, 2), true);
});
