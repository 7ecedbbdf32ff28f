import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { StepRate } from "./step_rate.ts";

/** A run by the clock. */
class Run {
  readonly rate = new StepRate();
  step = 0;
  time = 1000;

  go(steps: number, seconds: number, worked = false): this {
    for (let i = 0; i < steps; i++) {
      this.time += seconds;
      this.rate.add(++this.step, this.time, worked);
    }
    return this;
  }
}

Deno.test("StepRate knows nothing before two steps, nor counts the first", () => {
  const { rate } = new Run().go(1, 60);
  assertEquals(rate.secondsPerStep, undefined);
  assertEquals(rate.secondsFor(10), undefined);
  assertEquals(new Run().go(1, 60).go(1, 0.5).rate.secondsPerStep, 0.5);
});

Deno.test("StepRate tells the time of even steps", () => {
  assertAlmostEquals(new Run().go(50, 0.5).rate.secondsFor(100)!, 50);
});

Deno.test("StepRate follows a pace that changes", () => {
  const run = new Run().go(50, 1).go(70, 2);
  const after = run.rate.secondsPerStep!;
  assert(after > 1.6 && after < 2, `${after}`); // 0.99^70 is about a half.
  assertAlmostEquals(run.go(900, 2).rate.secondsPerStep!, 2, 1e-3);
});

Deno.test("a pause changes nothing, however long or often", () => {
  const run = new Run().go(50, 0.5);
  for (const pause of [3600, 6, 86_400]) run.go(1, pause).go(20, 0.5);
  assertAlmostEquals(run.rate.secondsFor(100)!, 50);
});

Deno.test("two pauses in a row change nothing, three are the new pace", () => {
  const run = new Run().go(50, 0.5).go(2, 20);
  assertAlmostEquals(run.rate.secondsPerStep!, 0.5);
  run.go(1, 20);
  assertAlmostEquals(run.rate.secondsPerStep!, 20);
});

Deno.test("a stretch below five seconds is no pause", () => {
  const even = new Run().go(50, 0.1);
  const slow = new Run().go(49, 0.1).go(1, 4.9);
  assert(slow.rate.secondsPerStep! > 1.5 * even.rate.secondsPerStep!);
});

Deno.test("announced work counts with the time left, not with the pace", () => {
  const run = new Run();
  for (let round = 0; round < 4; round++) run.go(99, 0.5).go(1, 30.5, true);
  assertAlmostEquals(run.rate.secondsPerStep!, 0.5);
  // 400 steps saw 120 seconds of it, and so will the next 400.
  assertAlmostEquals(run.rate.secondsFor(399)!, 399 * 0.5 + 120);
});

Deno.test("several steps at once count as many, none as no time", () => {
  const rate = new StepRate();
  rate.add(10, 0, false);
  rate.add(20, 5, false);
  assertEquals(rate.secondsPerStep, 0.5);
  rate.add(20, 8, false); // Nothing was done.
  rate.add(22, 9, false);
  assertAlmostEquals(rate.secondsPerStep!, (0.99 * 5 + 1) / (0.99 * 10 + 2));
});
