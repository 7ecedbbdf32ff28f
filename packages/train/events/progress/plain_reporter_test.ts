import { assert, assertEquals } from "@std/assert";
import { PlainReporter } from "./plain_reporter.ts";
import { FakeGauges, FakeOutput } from "./testing/fakes.ts";
import { Tracker } from "./tracker.ts";

/** The lines of a run of even steps, and when they were written. */
function run(steps: number, secondsPerStep: number) {
  const gauges = new FakeGauges();
  const output = new FakeOutput();
  const tracker = new Tracker({ steps, imagesPerStep: 4 }, gauges);
  const reporter = new PlainReporter(tracker, output);
  const times: number[] = [];
  const lines: string[] = [];
  const take = () => {
    const text = output.take();
    if (text === "") return;
    times.push(gauges.time);
    lines.push(text);
  };
  for (let step = 1; step <= steps; step++) {
    gauges.time += secondsPerStep;
    reporter.step(step, { l1: 0.5 });
    take();
  }
  reporter.finish();
  take();
  return { lines, gaps: times.slice(1).map((time, i) => time - times[i]!) };
}

Deno.test("PlainReporter writes the first step, the last, and some between", () => {
  const { lines } = run(100, 0.25);
  assertEquals(lines, [
    "step   1/100        ? left      ? images/s  l1 0.5000     1.25 GB\n",
    "step  21/100      20s left   16.0 images/s  l1 0.5000     1.25 GB\n",
    "step  41/100      15s left   16.0 images/s  l1 0.5000     1.25 GB\n",
    "step  61/100      10s left   16.0 images/s  l1 0.5000     1.25 GB\n",
    "step  81/100       5s left   16.0 images/s  l1 0.5000     1.25 GB\n",
    "step 100/100       0s left   16.0 images/s  l1 0.5000     1.25 GB\n",
  ]);
});

Deno.test("PlainReporter writes less often the longer a run takes", () => {
  const { gaps } = run(20_000, 1);
  assertEquals([gaps[0], gaps.at(-2)], [5, 120]);
  assert(gaps.slice(0, -1).every((gap, i) => i === 0 || gap >= gaps[i - 1]!));
  assert(gaps.length < 250, `${gaps.length}`);
});

Deno.test("PlainReporter does not write the last step twice", () => {
  assertEquals(run(1, 1).lines.length, 1);
});

Deno.test("PlainReporter writes notes, and nothing of work between steps", () => {
  const output = new FakeOutput();
  const tracker = new Tracker({ steps: 9, imagesPerStep: 1 }, new FakeGauges());
  const reporter = new PlainReporter(tracker, output);
  reporter.note("saved");
  reporter.busy("validating");
  reporter.finish();
  assertEquals(output.written, "saved\n");
});
