import { assertEquals, assertThrows } from "@std/assert";
import { FakeGauges } from "./testing/fakes.ts";
import { PROCESS_GAUGES, Tracker } from "./tracker.ts";

Deno.test("Tracker tells how far a run is", () => {
  const gauges = new FakeGauges();
  const tracker = new Tracker({ steps: 100, imagesPerStep: 4 }, gauges);
  tracker.step(40, { l1: 1, d: 2 }); // Resumed.
  const start = {
    unit: "step",
    step: 40,
    steps: 100,
    secondsLeft: undefined,
    imagesPerSecond: undefined,
    values: { l1: 1, d: 2 },
    memory: 1.25e9,
    work: undefined,
  };
  assertEquals(tracker.progress(), start);
  gauges.time += 0.5;
  tracker.step(41, { l1: 0.5, psnr: 20 });
  assertEquals(tracker.progress(), {
    ...start,
    step: 41,
    secondsLeft: 29.5,
    imagesPerSecond: 8,
    values: { l1: 0.5, d: 2, psnr: 20 },
  });
});

Deno.test("Tracker knows of work until the next step, and adds it up", () => {
  const gauges = new FakeGauges();
  const tracker = new Tracker({ steps: 13, imagesPerStep: 4 }, gauges);
  for (let step = 1; step <= 10; step++) {
    gauges.time += 1;
    tracker.step(step, {});
  }
  tracker.busy("validating");
  assertEquals(tracker.progress().work, "validating");
  gauges.time += 21;
  tracker.step(11, {});
  const { work, secondsLeft, imagesPerSecond } = tracker.progress();
  // Two steps of a second, and two tenths of 20 seconds.
  assertEquals([work, secondsLeft, imagesPerSecond], [undefined, 6, 4]);
});

Deno.test("Tracker calls a step what it is told", () => {
  const size = { steps: 2, imagesPerStep: 1, unit: "picture" };
  const tracker = new Tracker(size, new FakeGauges());
  assertEquals(tracker.progress().unit, "picture");
});

Deno.test("Tracker knows no time left beyond the end", () => {
  const gauges = new FakeGauges();
  const tracker = new Tracker({ steps: 2, imagesPerStep: 1 }, gauges);
  for (const step of [1, 2, 3]) tracker.step(step, { l1: gauges.time++ });
  assertEquals(tracker.progress().secondsLeft, 0);
});

Deno.test("Tracker names what it cannot use", () => {
  const wrong = [[0, 1, "steps", 0], [1, 0.5, "imagesPerStep", 0.5]] as const;
  for (const [steps, imagesPerStep, name, value] of wrong) {
    assertEquals(
      assertThrows(
        () => new Tracker({ steps, imagesPerStep }, new FakeGauges()),
        RangeError,
      ).message,
      `Cannot report progress: ${name} must be a positive integer, got ${value}`,
    );
  }
});

Deno.test("the gauges of a process give seconds and bytes", async () => {
  const before = PROCESS_GAUGES.now();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const seconds = PROCESS_GAUGES.now() - before;
  assertEquals(seconds > 0.04 && seconds < 5, true);
  assertEquals(PROCESS_GAUGES.memory() > 1e6, true);
});
