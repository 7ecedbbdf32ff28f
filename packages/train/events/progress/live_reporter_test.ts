import { assert, assertEquals } from "@std/assert";
import { LiveReporter } from "./live_reporter.ts";
import { FakeGauges, FakeOutput, screen } from "./testing/fakes.ts";
import { Tracker } from "./tracker.ts";

function live(steps = 1000) {
  const gauges = new FakeGauges();
  const output = new FakeOutput(true);
  const tracker = new Tracker({ steps, imagesPerStep: 4 }, gauges);
  return { gauges, output, reporter: new LiveReporter(tracker, output) };
}

Deno.test("LiveReporter writes one line over and over", () => {
  const { gauges, output, reporter } = live();
  reporter.step(1, { l1: 0.5 });
  gauges.time += 0.5;
  reporter.step(2, { l1: 0.25 });
  assertEquals(screen(output.written), [
    "step    2/1000   8m 19s left   8.00 images/s  l1 0.2500     1.25 GB",
  ]);
  reporter.finish();
  assertEquals(screen(output.written).length, 2); // The prompt has its own line.
});

Deno.test("no column of the live line jumps", () => {
  const { gauges, output, reporter } = live();
  const shown: string[] = [];
  for (let step = 2; step <= 1000; step++) {
    gauges.time += 0.11 + step % 7;
    const l1 = step % 2 === 0 ? 1e-5 * step : 1000 / step;
    reporter.step(step, { l1, d: step % 5 === 0 ? NaN : -step });
    shown.push(output.take());
  }
  const widths = shown.map((text) => text.length);
  assertEquals(new Set(widths).size, 1);
  const units = ["left", "images/s", "l1", "d ", "GB"];
  const at = (text: string) => units.map((unit) => text.indexOf(unit));
  assertEquals(new Set(shown.map((text) => `${at(text)}`)).size, 1);
});

Deno.test("LiveReporter draws ten times a second at most, and the end", () => {
  const { gauges, output, reporter } = live();
  let drawn = 0;
  for (let step = 1; step <= 100; step++) {
    reporter.step(step);
    if (output.take() !== "") drawn++;
    gauges.time += 1 / 64;
  }
  assert(drawn >= 14 && drawn <= 16, `${drawn}`); // In 1.6 seconds.
  reporter.finish();
  assert(screen(output.written)[0]!.startsWith("step  100/1000"));
});

Deno.test("LiveReporter says at once what it does between steps", () => {
  const { output, reporter } = live();
  reporter.step(500);
  reporter.busy("validating");
  assertEquals(screen(output.written), ["step  500/1000  validating …"]);
});

Deno.test("LiveReporter leaves the last step behind, not the last work", () => {
  const { output, reporter } = live();
  reporter.step(1000, { l1: 0.5 });
  reporter.busy("validating");
  reporter.finish();
  const [line, prompt] = screen(output.written);
  assert(line!.startsWith("step 1000/1000"), line);
  assert(line!.includes("l1 0.5000") && !line!.includes("validating"), line);
  assertEquals(prompt, "");
});

Deno.test("a note stands above the live line", () => {
  const { output, reporter } = live();
  reporter.note("before the first step");
  reporter.step(1, { l1: 0.5 });
  reporter.note("saved");
  const [first, second, line] = screen(output.written);
  assertEquals([first, second], ["before the first step", "saved"]);
  assert(line!.startsWith("step    1/1000"));
  reporter.finish();
  reporter.note("after");
  assertEquals(screen(output.written).slice(3), ["after", ""]);
});

Deno.test("the live line fits a terminal whose width changes", () => {
  const { gauges, output, reporter } = live();
  for (const width of [200, 80, 40, 20, 10]) {
    output.width = width;
    gauges.time += 1;
    reporter.step(1000, { l1: 0.5, d: 0.25, g: 0.125, perceptual: 2 });
    const [line] = screen(output.take());
    assert(line!.length < width && line!.startsWith("step 100"));
  }
});

Deno.test("LiveReporter without a step leaves the terminal alone", () => {
  const { output, reporter } = live();
  reporter.finish();
  assertEquals(output.written, "");
});
