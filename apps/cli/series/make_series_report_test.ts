import { assertAlmostEquals, assertEquals } from "@std/assert";
import { makeSeriesReport } from "./make_series_report.ts";
import { INPUT, SMALL } from "./testing/small_series.ts";

Deno.test("a model's values are means over seeds, faces drawn", () => {
  const { tests: [test] } = makeSeriesReport(SMALL, INPUT);
  const { name, degradation, pairs, report, models } = test!;
  assertEquals([name, degradation], ["mild", "64 pixels: sr8"]);
  assertEquals([pairs, report], [3, "all/small/mild"]);
  const [bicubic, a, b] = models;
  assertEquals([bicubic!.name, a!.name, b!.name], ["bicubic", "a", "b"]);
  const psnr = a!.values.psnr!; // Of 22.5, 23.5 and 24.5.
  assertEquals([psnr.value, psnr.low, psnr.high], [23.5, 22.5, 24.5]);
  assertEquals(bicubic!.values.psnr!.value, 21);
  assertEquals(a!.values.fid, { value: 32, low: null, high: null });
  assertEquals(b!.values.iPrecision, { value: 1, low: 1, high: 1 });
});

Deno.test("a sweep is the mean over seeds", () => {
  const { tests: [test] } = makeSeriesReport(SMALL, INPUT);
  const [first, second] = test!.models[1]!.sweep!;
  assertAlmostEquals(first!.iPrecision, 0.32);
  assertAlmostEquals(second!.iPrecision, 0.64);
  assertEquals([second!.k, second!.iRecall], [2, 0.5]);
  const plain = makeSeriesReport({ ...SMALL, sweep: false }, INPUT);
  assertEquals(plain.tests[0]!.models[1]!.sweep, null);
});

Deno.test("claims are judged for each measure and test", () => {
  const { claims } = makeSeriesReport(SMALL, INPUT);
  const facts = claims.map((claim) =>
    [claim.better, claim.than, claim.measure, claim.difference, claim.agree]
      .join(" ") + `: ${claim.verdict}`
  );
  assertEquals(facts, [
    "b a psnr 1.5 2: holds", // +2 by seed 3, +1 by seed 5.
    "b a iPrecision 1 2: holds",
    "bicubic b psnr -4 0: the other way",
  ]);
});

Deno.test("only the seeds that are done count", () => {
  const early = makeSeriesReport(SMALL, { ...INPUT, seeds: [3] });
  assertEquals(early.seedsLeft, 1);
  assertEquals(early.claims[0]!.difference, 2);
  assertEquals([early.claims[0]!.agree, early.claims[0]!.seeds], [1, 1]);
});
