import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Report, ReportComparison } from "../report.ts";
import { comparison } from "./comparison.ts";
import { smallReport } from "./testing/small_report.ts";

const HALVED: ReportComparison = {
  difference: -0.1,
  low: -0.15,
  high: -0.05,
  signs: { wins: 1200, losses: 3, ties: 1, p: 0.0001 },
};

function withComparison(found: ReportComparison): Report {
  const report = smallReport({ lpips: [0.3] }, { b: { lpips: [0.2] } });
  const [first, other] = report.models;
  return {
    ...report,
    models: [first!, { ...other!, comparison: { lpips: found } }],
  };
}

Deno.test("comparison() is nothing without a second model", () => {
  assertEquals(comparison(smallReport({ lpips: [0.3] })), null);
});

Deno.test("comparison() tells numbers, pairs, p and what they say", () => {
  const { text } = comparison(withComparison(HALVED))!;
  for (
    const part of [
      ">−0.100</td>",
      ">1,200</td>",
      ">&lt; 0.001</td>",
      'class="reading better">▲ better</td>',
      'aria-label="interval −0.150 to −0.050"',
      'class="zero" d="M90 0V20"',
      'class="bar" d="M2 10H60.7"',
    ]
  ) assertStringIncludes(text, part);
});

Deno.test("comparison() claims nothing where 0 is in the interval", () => {
  const { text } = comparison(withComparison({ ...HALVED, high: 0.01 }))!;
  assertStringIncludes(
    text,
    'class="reading unclear">no clear difference</td>',
  );
});

Deno.test("comparison() tells of FID without counts, and how it was compared", () => {
  const { text } = comparison(withComparison({ ...HALVED, signs: null }))!;
  assertStringIncludes(text, '<td class="number">–</td>'.repeat(4));
  assertEquals(text.includes("draw by draw"), false);
  const report = smallReport({ fid: [3] }, { b: { fid: [2] } });
  const [first, other] = report.models;
  const fid = { difference: -1, low: -2, high: -0.5, signs: null };
  const models = [first!, { ...other!, comparison: { fid } }];
  assertStringIncludes(
    comparison({ ...report, models })!.text,
    "FID is of all faces, and is compared draw by draw.",
  );
});
