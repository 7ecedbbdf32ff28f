import { assertEquals } from "@std/assert";
import { JsonReporter } from "./json_reporter.ts";
import { FakeGauges, FakeOutput } from "./testing/fakes.ts";
import { Tracker } from "./tracker.ts";

function json() {
  const gauges = new FakeGauges();
  const output = new FakeOutput();
  const tracker = new Tracker({ steps: 100, imagesPerStep: 4 }, gauges);
  const take = () => output.take().split("\n").slice(0, -1);
  return { gauges, take, reporter: new JsonReporter(tracker, output) };
}

Deno.test("JsonReporter writes an object a line, for all that happens", () => {
  const { gauges, take, reporter } = json();
  reporter.step(1, { l1: 0.5 });
  gauges.time += 2;
  reporter.step(2, { l1: NaN });
  reporter.busy("validating");
  reporter.note("two\nlines");
  reporter.finish();
  const rest = '"values":{"l1":"NaN"},"memory":1250000000}';
  assertEquals(take(), [
    '{"type":"progress","step":1,"steps":100,"secondsLeft":null,' +
    '"imagesPerSecond":null,"values":{"l1":0.5},"memory":1250000000}',
    '{"type":"progress","step":2,"steps":100,"secondsLeft":196,' +
    `"imagesPerSecond":2,${rest}`,
    '{"type":"busy","work":"validating"}',
    '{"type":"note","message":"two\\nlines"}',
    '{"type":"finish","step":2,"steps":100,"secondsLeft":196,' +
    `"imagesPerSecond":2,${rest}`,
  ]);
});

Deno.test("JsonReporter writes progress once a second at most", () => {
  const { gauges, take, reporter } = json();
  for (let step = 1; step <= 100; step++) {
    reporter.step(step);
    gauges.time += 0.125;
  }
  const steps = take().map((line) => JSON.parse(line).step);
  assertEquals(steps, [1, 9, 17, 25, 33, 41, 49, 57, 65, 73, 81, 89, 97]);
});
