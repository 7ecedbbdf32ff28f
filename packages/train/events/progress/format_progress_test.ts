import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  formatDuration,
  formatMemory,
  formatProgress,
  formatRate,
  formatValue,
} from "./format_progress.ts";
import type { Progress } from "./reporter.ts";

const PROGRESS: Progress = {
  unit: "step",
  step: 120,
  steps: 3000,
  secondsLeft: 725,
  imagesPerSecond: 41.23,
  values: { l1: 0.12345, d: 1.386 },
  memory: 1.25e9,
  work: undefined,
};

Deno.test("formatProgress() tells step, time left, speed, values and memory", () => {
  assertEquals(
    formatProgress(PROGRESS),
    "step  120/3000  12m 05s left   41.2 images/s  l1 0.1235    d 1.386      1.25 GB",
  );
});

Deno.test("formatProgress() tells what it does between steps", () => {
  assertEquals(
    formatProgress({ ...PROGRESS, work: "validating" }),
    "step  120/3000  validating …",
  );
});

Deno.test("formatProgress() calls a step what it is", () => {
  assertEquals(
    formatProgress({ ...PROGRESS, unit: "picture", work: "reading" }),
    "picture  120/3000  reading …",
  );
});

Deno.test("formatProgress() leaves out fields that do not fit", () => {
  const line = formatProgress(PROGRESS);
  assertEquals(formatProgress(PROGRESS, line.length), line);
  assertEquals(
    formatProgress(PROGRESS, line.length - 1),
    "step  120/3000  12m 05s left   41.2 images/s  l1 0.1235    d 1.386",
  );
  assertEquals(
    formatProgress(PROGRESS, 68), // Room for memory, but not for d before it.
    "step  120/3000  12m 05s left   41.2 images/s  l1 0.1235     1.25 GB",
  );
  assertEquals(formatProgress(PROGRESS, 20), "step  120/3000");
  assertEquals(formatProgress(PROGRESS, 8), "step  12");
});

const positive = (max: number) => fc.double({ min: 0, max, noNaN: true });

Deno.test("a line of progress keeps its width, whatever the numbers", () => {
  const progress = fc.record({
    unit: fc.constant("step"),
    step: fc.integer({ min: 0, max: 3000 }),
    steps: fc.constant(3000),
    secondsLeft: fc.option(positive(8e6), { nil: undefined }),
    imagesPerSecond: fc.option(positive(99_999), { nil: undefined }),
    values: fc.record({
      l1: fc.double({ min: -1e9, max: 1e9 }),
      g: fc.constantFrom(0, NaN, Infinity, 1e-7, 0.01, 9999.4, 9999.6),
    }),
    memory: positive(9.9e11),
    work: fc.constant(undefined),
  });
  fc.assert(fc.property(progress, (progress) => {
    const { values } = progress;
    const lengths = Object.values(values).map((v) => formatValue(v).length);
    fc.pre(lengths.every((length) => length === 8));
    assertEquals(formatProgress(progress).length, 79);
  }));
});

Deno.test("formatDuration() has the two largest units", () => {
  const spelled: [number | undefined, string][] = [
    [undefined, "?"],
    [0, "0s"],
    [0.4, "0s"],
    [59.4, "59s"],
    [59.5, "1m 00s"],
    [3599, "59m 59s"],
    [3600, "1h 00m"],
    [86_399, "23h 59m"],
    [86_400, "1d 00h"],
    [99 * 86_400 + 3600, "99d 01h"],
  ];
  for (const [seconds, text] of spelled) {
    assertEquals(formatDuration(seconds), text.padStart(7));
  }
});

Deno.test("formatRate(), formatValue() and formatMemory() have few digits", () => {
  const rates = [undefined, 0.123, 9.994, 9.996, 99.94, 99.96, 1234];
  assertEquals(rates.map((rate) => formatRate(rate).trim()), [
    ...["?", "0.12", "9.99", "10.0", "99.9", "100", "1234"],
  ]);
  const values = [0, 0.6931, -12.3456, 0.00012345, 123_456, NaN, -1e-12];
  assertEquals(values.map((value) => formatValue(value).trimEnd()), [
    ...["0.000", "0.6931", "-12.35", "1.23e-4", "1.23e+5", "NaN", "-1.00e-12"],
  ]);
  assert(values.slice(0, -1).every((value) => formatValue(value).length === 8));
  assertEquals([0, 1.234e9, 123e9].map(formatMemory), [
    ...[" 0.00 GB", " 1.23 GB", "  123 GB"],
  ]);
});
